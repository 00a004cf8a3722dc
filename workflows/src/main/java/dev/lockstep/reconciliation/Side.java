package dev.lockstep.reconciliation;

/** Who says something of an order. The names stand in results. */
public enum Side {
  SOURCE("the order source"),
  TEMPORAL("Temporal"),
  WAREHOUSE("the warehouse");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /** As people call it. */
  public String words() {
    return words;
  }
}
