package dev.lockstep.sandbox.deposco;

import java.time.Duration;

/** How the floor moves: on its own, step by step, or only when told to. */
public sealed interface Pace {
  record Manual() implements Pace {}

  /** One step after about {@code step}: between half of it and one and a half, by seed. */
  record Automatic(Duration step) implements Pace {}
}
