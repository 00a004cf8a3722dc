package dev.lockstep.demo.stage;

import java.time.InstantSource;

/** The order sources there are. */
public enum ShopPlatform {
  COMMERCETOOLS("commercetools"),
  SCAYLE("scayle"),
  CIN7CORE("cin7core");

  private final String label;

  ShopPlatform(String label) {
    this.label = label;
  }

  /**
   * Opens an account of its own.
   *
   * @param clock the one it goes by
   */
  public Shop open(long seed, ForeignNames foreign, InstantSource clock) {
    return switch (this) {
      case COMMERCETOOLS -> CommercetoolsShop.open(seed, foreign, clock);
      case SCAYLE -> ScayleShop.open(seed, clock);
      case CIN7CORE -> Cin7CoreShop.open(seed, clock);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
