package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A create that was given up without an answer may still be under way, and arrive after everybody
 * has looked. So it is not sent again at once, though its key should make one of the two: not every
 * warehouse keeps what its interface promises. And where the order is not to be sent any more,
 * nobody would look again, and the warehouse would ship it.
 */
final class LateCreates {
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
    if (isWithin(givenUp, patience.resendAfter())) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          connection,
          "A create of it without an answer may still arrive. fulfilment="
              + ref
              + ". It is looked for, and sent again a while later.");
    }
  }

  /**
   * Returns if what the warehouse does not show counts as never sent: {@link Patience#unknownFor}
   * after it was given up.
   *
   * @param givenUp when a create was last given up without an answer
   * @throws PlatformFailure OUTCOME_UNKNOWN before that
   */
  void ruleOut(ConnectionId connection, FulfilmentRef ref, Optional<Instant> givenUp) {
    if (isWithin(givenUp, patience.unknownFor())) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          connection,
          "It is not to be sent any more, and a create of it without an answer may still arrive."
              + " fulfilment="
              + ref
              + ". It is looked for, and counts as never sent a while later.");
    }
  }

  private boolean isWithin(Optional<Instant> givenUp, Duration time) {
    return givenUp.filter(since -> clock.instant().isBefore(since.plus(time))).isPresent();
  }
}
