package dev.lockstep.demo;

import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.Shop;
import java.util.List;

/**
 * A pair on stage.
 *
 * @param shop its own: a source feeds one link only
 * @param depot shared with every pair that ships from there
 */
public record Stage(Pair pair, Shop shop, Depot depot) {

  /** The connection of its shop. */
  public String shopConnection() {
    return shopConnection(pair);
  }

  /** The connection of its warehouse. */
  public String depotConnection() {
    return depotConnection(pair);
  }

  public static String shopConnection(Pair pair) {
    return pair.shop() + "-for-" + pair.depot();
  }

  public static String depotConnection(Pair pair) {
    return pair.depot().toString();
  }

  /** The stories that both sides can play. */
  List<Story> stories() {
    return StoryBook.stories().stream()
        .filter(story -> story.isEssential() || pair.playsEverything())
        .filter(story -> story.fits(shop, depot))
        .toList();
  }
}
