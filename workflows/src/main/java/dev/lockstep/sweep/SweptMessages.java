package dev.lockstep.sweep;

/**
 * What became of the messages that an order source's own log held, each counted once: {@code logged
 * = read + unread + told + idle}.
 *
 * @param read the order has read what the message tells, or was started after it
 * @param unread the order had not read it when the sweep looked, though the message should have
 *     come: lost, or late. Each such order was started or told
 * @param orders how many orders the unread ones were about
 * @param told whether the order had read it cannot be found out, or nobody sends such messages: the
 *     order was told to be sure
 * @param idle of no concern to any open order: our own, of no weight, or about an order that is
 *     over
 * @param fetched found by number, since the listing had left them out; counted above too
 * @param absent numbers the log has no message for
 * @param log whether the log could be read
 */
public record SweptMessages(
    int version,
    int logged,
    int read,
    int unread,
    int orders,
    int told,
    int idle,
    int fetched,
    int absent,
    Log log) {
  public static final int VERSION = 1;

  /** Whether the log could be read. */
  public enum Log {
    READ,
    /** The source does not let us, or its answer is not understood; changed orders are seen. */
    NOT_READABLE
  }

  public SweptMessages {
    version = version == 0 ? VERSION : version;
    log = log == null ? Log.READ : log;
  }

  String sentence() {
    return switch (log) {
      case NOT_READABLE -> "The message log could not be read.";
      case READ ->
          "Message log: %d messages, %s%d told to be sure, %d of no concern.%s"
              .formatted(logged, found(), told, idle, holes());
    };
  }

  private String found() {
    return unread == 0
        ? "%d read, 0 unread, ".formatted(read)
        : "%d read, %d unread on %d %s and all made up for, "
            .formatted(read, unread, orders, orders == 1 ? "order" : "orders");
  }

  private String holes() {
    String later = fetched == 0 ? "" : " %d fetched by number.".formatted(fetched);
    return absent == 0 ? later : later + " %d numbers have no message.".formatted(absent);
  }
}
