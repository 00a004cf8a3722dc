package dev.lockstep.reconciliation;

/**
 * How far a reconciliation is.
 *
 * @param listed orders met so far in the listings
 * @param looked of these, the ones done with
 * @param at what it is doing, in a few words
 */
public record ReconciliationProgress(int version, int listed, int looked, int findings, String at) {
  public static final int VERSION = 1;

  public ReconciliationProgress {
    version = version == 0 ? VERSION : version;
  }
}
