package dev.lockstep.sandbox.catalogue;

import java.util.List;

/**
 * One thing that can be sold and shipped.
 *
 * @param cents price of one unit in the smallest unit of the order's currency
 */
public record Article(String sku, String name, long cents, int grams) {
  private static final List<Article> ALL =
      List.of(
          new Article("TSHIRT-BLK-S", "T-shirt, black, S", 1990, 180),
          new Article("TSHIRT-BLK-M", "T-shirt, black, M", 1990, 190),
          new Article("TSHIRT-WHT-L", "T-shirt, white, L", 1990, 200),
          new Article("HOODIE-GRY-M", "Hoodie, grey, M", 4990, 520),
          new Article("HOODIE-NVY-XL", "Hoodie, navy, XL", 5290, 560),
          new Article("SOCKS-STRIPE-3942", "Socks, striped, 39-42", 790, 60),
          new Article("CAP-CORD-GRN", "Cap, corduroy, green", 2450, 110),
          new Article("MUG-ENAMEL-350", "Mug, enamel, 350 ml", 1250, 240),
          new Article("TOTE-CANVAS-NAT", "Tote bag, canvas", 1490, 150),
          new Article("BEANIE-MERINO-RED", "Beanie, merino, red", 2990, 90),
          new Article("SCARF-WOOL-CHK", "Scarf, wool, checked", 3990, 210),
          new Article("GLOVES-LTH-8", "Gloves, leather, 8", 5990, 160));

  /** Every article; the first one is the gift. */
  public static List<Article> all() {
    return ALL;
  }
}
