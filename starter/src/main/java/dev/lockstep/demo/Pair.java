package dev.lockstep.demo;

import dev.lockstep.common.LinkId;
import dev.lockstep.demo.stage.DepotPlatform;
import dev.lockstep.demo.stage.ShopPlatform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An order source joined with a warehouse: one link of the demo, called by both names. */
public enum Pair {
  COMMERCETOOLS_SCEND(ShopPlatform.COMMERCETOOLS, DepotPlatform.SCEND),
  SCAYLE_SCEND(ShopPlatform.SCAYLE, DepotPlatform.SCEND),
  CIN7CORE_SCEND(ShopPlatform.CIN7CORE, DepotPlatform.SCEND),
  COMMERCETOOLS_DEPOSCO(ShopPlatform.COMMERCETOOLS, DepotPlatform.DEPOSCO),
  SCAYLE_DEPOSCO(ShopPlatform.SCAYLE, DepotPlatform.DEPOSCO),
  CIN7CORE_DEPOSCO(ShopPlatform.CIN7CORE, DepotPlatform.DEPOSCO);

  private final ShopPlatform shop;
  private final DepotPlatform depot;

  Pair(ShopPlatform shop, DepotPlatform depot) {
    this.shop = shop;
    this.depot = depot;
  }

  public static List<Pair> all() {
    return List.of(values());
  }

  /** The pair of this name. */
  public static Optional<Pair> named(String name) {
    return Arrays.stream(values()).filter(pair -> pair.toString().equals(name)).findFirst();
  }

  /** Its name in the configuration. */
  public LinkId link() {
    return new LinkId(toString());
  }

  public ShopPlatform shop() {
    return shop;
  }

  public DepotPlatform depot() {
    return depot;
  }

  /** The first pair plays every story there is, the others those that no pair goes without. */
  boolean playsEverything() {
    return this == COMMERCETOOLS_SCEND;
  }

  @Override
  public String toString() {
    return shop + "-" + depot;
  }
}
