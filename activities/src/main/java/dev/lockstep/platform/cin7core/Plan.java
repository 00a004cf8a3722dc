package dev.lockstep.platform.cin7core;

import dev.lockstep.port.OrderSource.WriteBack.Why;

/** What it takes to make a sale show something, decided from one reading of it. */
sealed interface Plan {

  /** It shows it already. */
  record Nothing() implements Plan {}

  /** This write next; what follows is decided from what it leads to. */
  record Next(Step step) implements Plan {}

  /** It must not be written; {@code reason} without personal data. */
  record Refuse(String reason, Why why) implements Plan {
    public Refuse(String reason) {
      this(reason, Why.OBJECTION);
    }

    /** A voided sale takes nothing any more. */
    static Refuse voided() {
      return new Refuse("the sale is VOIDED", Why.CANCELLED);
    }
  }
}
