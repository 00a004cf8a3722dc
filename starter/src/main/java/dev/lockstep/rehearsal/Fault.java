package dev.lockstep.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that a rehearsal does to the system. The names are those of {@code --faults}. */
public enum Fault {
  ANSWER_LOST(Reach.ORDERS, "done, and the connection closes without an answer"),
  ERROR_AFTER_COMMIT(Reach.ORDERS, "done, and the answer is 500"),
  ERROR_BEFORE_COMMIT(Reach.ORDERS, "503, and nothing was done"),
  CONNECTION_RESET(Reach.ORDERS, "the connection closes before anything was done"),
  TIME_OUT(Reach.ORDERS, "done, long after the caller has given up"),
  SLOW_BODY(Reach.ORDERS, "half of the answer, a pause, the other half"),
  HALF_PAGE(Reach.ORDERS, "done, and the answer breaks off half-way"),
  HTML_PAGE(Reach.ORDERS, "a proxy's page instead of an answer"),
  VERSION_CONFLICT(
      Reach.ORDERS, "somebody else writes to the order just before, where orders have versions"),
  RATE_LIMIT(Reach.ORDERS, "429 with Retry-After, several times in a row"),
  RATE_LIMIT_STORM(Reach.RUN, "for seconds, every call to a platform: 429 with Retry-After"),
  RATE_LIMIT_BARE(Reach.RUN, "for seconds, every call to a platform: 429 and not a word more"),
  MAINTENANCE(Reach.RUN, "for seconds, a warehouse answers 503 or with a page, whatever is asked"),
  WEBHOOK_DUPLICATED(Reach.NOTICES, "accepted, and sent again"),
  WEBHOOK_DELAYED(Reach.NOTICES, "sent some seconds late"),
  WEBHOOK_REORDERED(Reach.NOTICES, "held back until a later one was sent"),
  WEBHOOK_DROPPED(Reach.NOTICES, "never sent"),
  FORGED_SIGNATURE(Reach.NOTICES, "somebody who cannot sign sends it first"),
  FORGED_STALE(Reach.NOTICES, "rightly signed hours ago, where signatures have a time"),
  FORGED_UNKNOWN_ORDER(Reach.NOTICES, "rightly signed, of an order that does not exist"),
  FORGED_REPLAY(Reach.NOTICES, "taken from the wire and sent again, byte for byte"),
  CLOCK_SKEW(Reach.RUN, "a platform's clock is wrong by up to 25 s"),
  WORKER_STOP(Reach.RUN, "SIGTERM to a worker, another one is started"),
  WORKER_KILL(Reach.RUN, "SIGKILL to a worker, another one is started"),
  RECEIVER_KILL(Reach.RUN, "SIGKILL to the receiver, another one is started"),
  TEMPORAL_RESTART(Reach.RUN, "Temporal is killed and started again on its database file");

  private final Reach reach;
  private final String what;

  Fault(Reach reach, String what) {
    this.reach = reach;
    this.what = what;
  }

  /** What a number beside a fault counts. */
  public enum Reach {
    /** Orders that it befalls, at a step drawn for each. */
    ORDERS("orders of 100"),
    /** Notices of the platforms that it befalls. */
    NOTICES("notices of 100"),
    /** Strikes, spread over the run. */
    RUN("times in 100 orders, at least once");

    private final String words;

    Reach(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The fault of this name. */
  static Optional<Fault> named(String name) {
    return Arrays.stream(values()).filter(fault -> fault.toString().equals(name)).findFirst();
  }

  public Reach reach() {
    return reach;
  }

  /** What happens, in a few words. */
  public String what() {
    return what;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
