package dev.lockstep.activity;

import dev.lockstep.common.Setting;
import java.time.Duration;

/** How long the activities give the platforms before they believe what they see. */
public record Patience(
    @Setting(
            value = "Pause between two look-ups, for what a platform shows late.",
            byDefault = "1s")
        Duration readLag,
    @Setting(value = "Look-ups before a thing counts as not shown.", byDefault = "5") int lookUps,
    @Setting(
            value =
                "How long a create without an answer may still arrive: where repeating it is not safe, it is looked for that long before a person is asked; where its order was cancelled meanwhile, before that counts as never sent. Longer than a platform's callTimeout.",
            byDefault = "5m")
        Duration unknownFor,
    @Setting(
            value =
                "How long a create without an answer is only looked for before it is sent again, where repeating it is safe. Longer than a warehouse under load may sit on a request.",
            byDefault = "1m")
        Duration resendAfter,
    @Setting(
            value = "Pause before the next attempt when only a person can mend the cause.",
            byDefault = "15m")
        Duration slowRetry,
    @Setting(
            value = "Attempts at one step before a version conflict is given up.",
            byDefault = "20")
        int conflicts) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(1),
          5,
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          20);

  public Patience {
    if (readLag.isNegative()
        || unknownFor.isNegative()
        || resendAfter.isNegative()
        || slowRetry.isNegative()) {
      throw new IllegalArgumentException("A pause must not be negative.");
    }
    if (lookUps < 1 || conflicts < 1) {
      throw new IllegalArgumentException("lookUps and conflicts must be at least 1.");
    }
  }
}
