package dev.lockstep.sandbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that is wrong by a constant. A platform that goes by it says so in every time and
 * signature; its ledger tells when things really happened.
 *
 * @param ahead how far it is ahead of the truth; negative where it is behind
 */
public record SkewedClock(InstantSource truth, Duration ahead) implements InstantSource {
  @Override
  public Instant instant() {
    return truth.instant().plus(ahead);
  }
}
