package dev.lockstep.sandbox.scend;

/** What a second create with the same {@code ClientReference} does. */
public enum ReferenceRule {
  /** The same content is answered with the order there is, other content is refused. */
  UNIQUE,
  /** It becomes a second order, as in warehouses that do not look; the ledger shows it. */
  NOT_ENFORCED
}
