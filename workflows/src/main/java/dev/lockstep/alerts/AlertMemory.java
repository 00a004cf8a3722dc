package dev.lockstep.alerts;

import java.util.List;
import java.util.Optional;

/**
 * Everything the alerts know: what each channel has been told, and what is on its way. Bounded by
 * codes times links, however many orders are parked.
 *
 * @param outbox not delivered yet, in the order it is sent
 */
public record AlertMemory(int version, List<AlertGroup> groups, List<AlertMessage> outbox) {
  public static final int VERSION = 1;
  public static final AlertMemory NOTHING = new AlertMemory(List.of(), List.of());

  public AlertMemory {
    version = version == 0 ? VERSION : version;
    groups = groups == null ? List.of() : List.copyOf(groups);
    outbox = outbox == null ? List.of() : List.copyOf(outbox);
  }

  public AlertMemory(List<AlertGroup> groups, List<AlertMessage> outbox) {
    this(VERSION, groups, outbox);
  }

  /** What a channel is sent next. */
  public Optional<AlertMessage> nextFor(String channel) {
    return outbox.stream().filter(message -> message.channel().equals(channel)).findFirst();
  }

  /** A message has arrived. Changes nothing where that is known. */
  public AlertMemory delivered(AlertMessage message) {
    return new AlertMemory(
        groups.stream().map(group -> group.eachTold(told -> told.delivered(message.id()))).toList(),
        outbox.stream().filter(it -> !it.id().equals(message.id())).toList());
  }

  /**
   * A message was given up. What waits behind it is taken back too: the next look tells the channel
   * how things are then.
   */
  public AlertMemory givenUp(AlertMessage message) {
    if (outbox.stream().noneMatch(it -> it.id().equals(message.id()))) {
      return this;
    }
    return new AlertMemory(
        groups.stream()
            .map(group ->
                group.eachTold(told ->
                    told.channel().equals(message.channel())
                        ? told.notDelivered()
                        : Optional.of(told)))
            .toList(),
        outbox.stream().filter(it -> !it.channel().equals(message.channel())).toList());
  }
}
