package dev.lockstep.platform.cin7core;

/** What it takes to make a sale show something, decided from one reading of it. */
sealed interface Plan {

  /** It shows it already. */
  record Nothing() implements Plan {}

  /** This write next; what follows is decided from what it leads to. */
  record Next(Step step) implements Plan {}

  /** It must not be written; {@code reason} without personal data. */
  record Refuse(String reason) implements Plan {}
}
