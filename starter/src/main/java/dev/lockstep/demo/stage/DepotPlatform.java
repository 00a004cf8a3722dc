package dev.lockstep.demo.stage;

import java.time.Duration;
import java.time.InstantSource;

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
   * @param clock the one it goes by
   */
  public Depot open(long seed, Duration step, InstantSource clock) {
    return switch (this) {
      case SCEND -> ScendDepot.open(seed, step, clock);
      case DEPOSCO -> DeposcoDepot.open(seed, step, clock);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
