package dev.lockstep.demo.stage;

import java.time.Duration;

/** The warehouses there are. */
public enum DepotPlatform {
  SCEND("scend"),
  DEPOSCO("deposco");

  private final String label;

  DepotPlatform(String label) {
    this.label = label;
  }

  /**
   * Opens an account.
   *
   * @param step how long it takes over each step of an order
   */
  public Depot open(long seed, Duration step) {
    return switch (this) {
      case SCEND -> ScendDepot.open(seed, step);
      case DEPOSCO -> DeposcoDepot.open(seed, step);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
