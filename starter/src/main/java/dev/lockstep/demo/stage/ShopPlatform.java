package dev.lockstep.demo.stage;

/** The order sources there are. */
public enum ShopPlatform {
  COMMERCETOOLS("commercetools"),
  SCAYLE("scayle"),
  CIN7CORE("cin7core");

  private final String label;

  ShopPlatform(String label) {
    this.label = label;
  }

  /** Opens an account of its own. */
  public Shop open(long seed, ForeignNames foreign) {
    return switch (this) {
      case COMMERCETOOLS -> CommercetoolsShop.open(seed, foreign);
      case SCAYLE -> ScayleShop.open(seed);
      case CIN7CORE -> Cin7CoreShop.open(seed);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
