package dev.lockstep.webhook;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import dev.lockstep.port.webhook.WebhookRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from proof to answer: the whole flow, without HTTP. */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final OrderSignals signals;
  private final AskedCancellations cancellations;
  private final SubscriptionConfirmer subscriptions;
  private final WebhookMeter meter;
  private final RejectionLog rejections;

  Intake(
      OrderSignals signals,
      AskedCancellations cancellations,
      SubscriptionConfirmer subscriptions,
      WebhookMeter meter,
      RejectionLog rejections) {
    this.signals = signals;
    this.cancellations = cancellations;
    this.subscriptions = subscriptions;
    this.meter = meter;
    this.rejections = rejections;
  }

  Answer take(ConnectionId connection, WebhookDecoder decoder, WebhookRequest request) {
    try {
      return switch (decoder.decode(request)) {
        case Decoded.Hints(List<Hint> hints, Optional<WebhookReply> reply) ->
            reply
                .map(insisted -> hold(connection, hints, insisted))
                .orElseGet(() -> deliver(connection, hints, Answer.taken()));
        case Decoded.CancellationAsked asked -> decide(connection, asked);
        case Decoded.ConfirmSubscription(URI address) -> confirm(connection, address);
        case Decoded.NotGenuine(String why) ->
            turnAway(connection, Outcome.NOT_GENUINE, why, Answer.notProven());
        case Decoded.NotVerifiable(String why) ->
            askToRepeat(connection, Outcome.NOT_VERIFIABLE, why, Answer.later());
        case Decoded.NotUnderstood(String why) ->
            turnAway(connection, Outcome.NOT_UNDERSTOOD, why, Answer.notUnderstood());
      };
    } catch (RuntimeException e) {
      // A mistake of ours must neither acknowledge a hint nor end the receiver.
      LOG.error(
          "A webhook failed here: connection {}. Report this line to Lockstep.", connection, e);
      meter.count(connection, Outcome.FAILED);
      return Answer.failed();
    }
  }

  Answer tooLong(ConnectionId connection, int limit) {
    return turnAway(
        connection,
        Outcome.TOO_LONG,
        "its body is longer than " + limit + " bytes",
        Answer.tooLong(limit));
  }

  /** A reply says that somebody has the order: it is given only where that is so. */
  private Answer hold(ConnectionId connection, List<Hint> hints, WebhookReply insisted) {
    return signals.isFed(connection)
        ? deliver(connection, hints, Answer.reply(insisted))
        : askToRepeat(connection, Outcome.NO_LINK, "no link takes orders from it", Answer.later());
  }

  private Answer decide(ConnectionId connection, Decoded.CancellationAsked asked) {
    Optional<CancellationDecision> decision =
        cancellations.ask(connection, asked.order(), asked.request());
    LOG.info(
        "A cancellation was asked for: connection {}, order {}, {}.",
        connection,
        asked.order(),
        decision.map(made -> made.outcome().name()).orElse("not decided yet"));
    meter.count(connection, decision.isPresent() ? Outcome.TAKEN : Outcome.NOT_TAKEN);
    return Answer.reply(
        decision.map(asked.replies()::decided).orElseGet(asked.replies()::undecided));
  }

  private Answer deliver(ConnectionId connection, List<Hint> hints, Answer taken) {
    if (hints.isEmpty()) {
      meter.count(connection, Outcome.IRRELEVANT);
    }
    for (Hint hint : hints) {
      try {
        Reception reception = signals.deliver(connection, hint);
        meter.count(connection, Outcome.of(reception));
        LOG.info(
            "A webhook was delivered: connection {}, {}, event {}, {}.",
            connection,
            hint.getClass().getSimpleName(),
            hint.eventId(),
            reception);
      } catch (HintNotTaken e) {
        return askToRepeat(connection, Outcome.NOT_TAKEN, e.getMessage(), Answer.later());
      } catch (PlatformFailure e) {
        return lookupFailed(connection, e);
      }
    }
    return taken;
  }

  private Answer lookupFailed(ConnectionId connection, PlatformFailure failure) {
    if (failure.kind() == FailureKind.NOT_FOUND) {
      meter.count(connection, Outcome.UNKNOWN_ORDER);
      return Answer.taken();
    }
    return askToRepeat(
        connection,
        Outcome.NOT_TAKEN,
        failure.getMessage(),
        failure.retryAfter().map(Answer::later).orElseGet(Answer::later));
  }

  private Answer confirm(ConnectionId connection, URI address) {
    if (!subscriptions.confirms(address)) {
      return askToRepeat(
          connection,
          Outcome.NOT_TAKEN,
          "the subscription could not be confirmed at host " + address.getHost(),
          Answer.later());
    }
    LOG.info(
        "A subscription was confirmed: connection {}, host {}.", connection, address.getHost());
    meter.count(connection, Outcome.SUBSCRIPTION_CONFIRMED);
    return Answer.taken();
  }

  private Answer askToRepeat(ConnectionId connection, Outcome outcome, String why, Answer answer) {
    meter.count(connection, outcome);
    rejections.askedToRepeat(connection, outcome, why);
    return answer;
  }

  private Answer turnAway(ConnectionId connection, Outcome outcome, String why, Answer answer) {
    meter.count(connection, outcome);
    rejections.turnedAway(connection, outcome, why);
    return answer;
  }
}
