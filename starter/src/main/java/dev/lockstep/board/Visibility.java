package dev.lockstep.board;

import dev.lockstep.connection.PauseState;
import dev.lockstep.sweep.SweepResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Temporal's lists tell. They lag by moments. */
interface Visibility {

  /**
   * How many executions a query finds.
   *
   * @throws NotSeen where the server does not tell
   */
  long count(String query);

  /**
   * The open orders a query finds, newest first.
   *
   * @param most where there are more, the rest is left out
   * @throws NotSeen where the server does not tell
   */
  List<OpenOrder> orders(String query, int most);

  /**
   * Sweeps, newest first.
   *
   * @param most where there are more, the rest is left out
   * @throws NotSeen where the server does not tell
   */
  List<SweepSeen> sweeps(Instant since, int most);

  /**
   * The pauses of connections that last.
   *
   * @param most where there are more, the rest is left out
   * @throws NotSeen where the server does not tell
   */
  List<PauseState> pauses(int most);

  /** What a completed sweep found; empty where its history is gone already. */
  Optional<SweepResult> result(SweepSeen sweep);

  /** One run of a sweep. */
  record SweepSeen(
      String type, String workflowId, String runId, State state, Instant started, Instant ended) {

    /** How it stands. */
    enum State {
      RUNNING,
      COMPLETED,
      FAILED
    }
  }

  /** Nothing could be found out. */
  final class NotSeen extends RuntimeException {
    private final Why why;

    /** The reason, which is a sentence on the page. */
    enum Why {
      NO_LISTS(
          "This Temporal server keeps no lists, so there is nothing to count here: run Lockstep with a real Temporal server."),
      NOT_SET_UP(
          "This Temporal namespace does not know Lockstep's search attributes yet: start a worker once, it registers them."),
      TOO_BUSY("Temporal has too many questions to answer at the moment."),
      UNREACHABLE("Temporal does not answer at the moment.");

      private final String sentence;

      Why(String sentence) {
        this.sentence = sentence;
      }

      String sentence() {
        return sentence;
      }
    }

    NotSeen(Why why, Throwable cause) {
      super(why.sentence(), cause);
      this.why = why;
    }

    Why why() {
      return why;
    }
  }
}
