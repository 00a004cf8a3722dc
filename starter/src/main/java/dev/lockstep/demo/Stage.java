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
record Stage(Pair pair, Shop shop, Depot depot) {

  /** The connection of its shop. */
  String shopConnection() {
    return pair.shop() + "-for-" + pair.depot();
  }

  /** The connection of its warehouse. */
  String depotConnection() {
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
