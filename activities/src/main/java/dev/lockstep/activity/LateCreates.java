package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A create that was given up without an answer may still be under way, and arrive after everybody
 * has looked. So it is not sent again at once, though its key should make one of the two: not every
 * warehouse keeps what its interface promises. And where the order is not to be sent any more,
 * nobody would look again, and the warehouse would ship it.
 */
final class LateCreates {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** Some minutes of them. */
  private static final int QUICK_LOOKS = 30;

  private final Patience patience;
  private final InstantSource clock;

  LateCreates(Patience patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Returns if it may be sent again: {@link Patience#resendAfter} after it was given up.
   *
   * @param givenUp when a create was last given up without an answer
   * @throws PlatformFailure OUTCOME_UNKNOWN before that
   */
  void awaitBeforeRepeating(ConnectionId connection, FulfilmentRef ref, Optional<Instant> givenUp) {
    throwWithin(
        patience.resendAfter(),
        givenUp,
        connection,
        "A create that was given up may still arrive. fulfilment="
            + ref
            + ". It is looked for, and sent again a while later.");
  }

  /**
   * Returns if what the warehouse does not show counts as never sent: {@link Patience#unknownFor}
   * after it was given up.
   *
   * @param givenUp when a create was last given up without an answer
   * @throws PlatformFailure OUTCOME_UNKNOWN before that
   */
  void ruleOut(ConnectionId connection, FulfilmentRef ref, Optional<Instant> givenUp) {
    throwWithin(
        patience.unknownFor(),
        givenUp,
        connection,
        "It is not to be sent any more, and a create that was given up may still arrive. fulfilment="
            + ref
            + ". It is looked for, and counts as never sent a while later.");
  }

  /** A failure of who gave a create up and could not leave a mark: nobody sends it again sooner. */
  PlatformFailure keptBack(PlatformFailure failure) {
    return failure.notBefore(patience.resendAfter());
  }

  /**
   * Takes a step of an order whose create was given up, or is by this step. Whatever it fails of,
   * it is taken again after as long as the create has been looked for, soon enough to act on what
   * turns up; a long outage slows it down as it does any step.
   *
   * @param givenUp when an earlier step gave up
   */
  <T> T looking(Attempt attempt, Optional<Instant> givenUp, Supplier<T> step) {
    try {
      return step.get();
    } catch (PlatformFailure failure) {
      Optional<Instant> since = attempt.givenUpAt().or(() -> givenUp);
      boolean decidedElsewhere = failure.retryAfter().isPresent() || attempt.number() > QUICK_LOOKS;
      if (since.isEmpty() || decidedElsewhere) {
        throw failure;
      }
      Duration looking = Duration.between(since.get(), clock.instant());
      throw failure.notBefore(shorter(longer(looking, SHORTEST), LONGEST));
    }
  }

  private void throwWithin(
      Duration time, Optional<Instant> givenUp, ConnectionId connection, String message) {
    if (givenUp.filter(since -> clock.instant().isBefore(since.plus(time))).isPresent()) {
      throw PlatformFailure.of(FailureKind.OUTCOME_UNKNOWN, connection, message);
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
