package dev.lockstep.activity.alerts;

import dev.lockstep.alerting.AlertChannel;
import dev.lockstep.alerting.DeliveryFailure;
import dev.lockstep.alerts.AlertActivities;
import dev.lockstep.alerts.AlertLook;
import dev.lockstep.alerts.AlertLookRequest;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertsNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link AlertActivities} with the channels and rules of this worker's configuration. */
public final class AlertActivitiesImpl implements AlertActivities {
  /** Failure type of a message that was not surely taken. */
  static final String NOT_DELIVERED = "NotDelivered";

  private static final Logger LOG = LoggerFactory.getLogger(AlertActivitiesImpl.class);

  /** Before the next attempt, where only a person can mend the cause. */
  private static final Duration SLOWLY = Duration.ofMinutes(5);

  private final AlertLooking looking;
  private final Duration every;
  private final Map<String, Counted> channels = new LinkedHashMap<>();

  private record Counted(AlertChannel channel, Counter sent, Counter failed) {}

  /**
   * @param every how long to wait between two looks
   * @param channels by the name they have in the configuration
   */
  public AlertActivitiesImpl(
      AlertLooking looking,
      Duration every,
      Map<String, AlertChannel> channels,
      MeterRegistry meters) {
    this.looking = looking;
    this.every = every;
    channels.forEach((name, channel) ->
        this.channels.put(
            name,
            new Counted(channel, counter(meters, name, "sent"), counter(meters, name, "failed"))));
  }

  private static Counter counter(MeterRegistry meters, String channel, String outcome) {
    return meters.counter("lockstep.alerts", "channel", channel, "outcome", outcome);
  }

  @Override
  public AlertLook look(AlertLookRequest request) {
    AlertMemory known = request.memory();
    AlertLooking.Looked looked = looking.look(known);
    AlertMemory after = looked.memory();
    return new AlertLook(after.equals(known) ? null : after, looked.parked(), every);
  }

  @Override
  public void deliver(AlertMessage message) {
    Counted to = channels.get(message.channel());
    if (to == null) {
      throw bare(
          ApplicationFailure.newBuilder()
              .setType(AlertsNames.NO_SUCH_CHANNEL)
              .setMessage(
                  "The configuration has no such channel any more. channel=%s. Others are told."
                      .formatted(message.channel()))
              .setNonRetryable(true));
    }
    try {
      to.channel().send(message);
    } catch (DeliveryFailure e) {
      to.failed().increment();
      throw failed(message, e);
    } catch (RuntimeException defect) {
      to.failed().increment();
      throw defect;
    }
    to.sent().increment();
    LOG.info("Alert sent. channel={} id={}", message.channel(), message.id());
  }

  private static ApplicationFailure failed(AlertMessage message, DeliveryFailure failure) {
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder().setType(NOT_DELIVERED).setMessage(failure.getMessage());
    switch (failure.cure()) {
      case WAITING -> {
        LOG.warn(
            "An alert was not delivered; it is tried again. channel={} id={} reason={}",
            message.channel(),
            message.id(),
            failure.getMessage());
        failure.pause().ifPresent(builder::setNextRetryDelay);
      }
      case MENDING -> {
        LOG.error(
            "An alert was refused; integration engineers, please mend the channel. channel={} id={} reason={}",
            message.channel(),
            message.id(),
            failure.getMessage());
        builder.setNextRetryDelay(SLOWLY);
      }
    }
    return bare(builder);
  }

  private static ApplicationFailure bare(ApplicationFailure.Builder builder) {
    ApplicationFailure failure = builder.build();
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
