package dev.lockstep.demo;

import dev.lockstep.demo.stage.Act;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.Shop;
import dev.lockstep.demo.stage.Turn;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happens to orders, and how it should end.
 *
 * @param name as the table shows it
 * @param order what is special about the order itself
 * @param turn what the warehouse does with it beside the ordinary
 * @param acts what people do to it in the shop
 * @param isEssential no pair goes without it, if both sides can play it
 * @param before what else the platforms have in store for it; done before it is placed
 * @param after what happens once it is placed
 */
record Story(
    String name,
    OrderKind order,
    Expectation expected,
    Optional<Turn> turn,
    Set<Act> acts,
    boolean isEssential,
    Step before,
    Step after) {

  Story {
    acts = Set.copyOf(acts);
  }

  /** Something done to one order. */
  interface Step {
    void play(OrderInPlay order) throws InterruptedException;
  }

  private static final Step NOTHING = order -> {};

  /** A story in which nothing is done beside placing the order. */
  static Story of(String name, OrderKind order, Expectation expected) {
    return new Story(name, order, expected, Optional.empty(), Set.of(), false, NOTHING, NOTHING);
  }

  Story essential() {
    return new Story(name, order, expected, turn, acts, true, before, after);
  }

  Story inTheWarehouse(Turn what) {
    return new Story(name, order, expected, Optional.of(what), acts, isEssential, before, after);
  }

  /** Only where people can do this in the shop. */
  Story needs(Act... what) {
    return new Story(name, order, expected, turn, Set.of(what), isEssential, before, after);
  }

  Story before(Step step) {
    return new Story(name, order, expected, turn, acts, isEssential, step, after);
  }

  Story after(Step step) {
    return new Story(name, order, expected, turn, acts, isEssential, before, step);
  }

  /** Whether these two can play it. */
  boolean fits(Shop shop, Depot depot) {
    return shop.kinds().contains(order)
        && shop.acts().containsAll(acts)
        && turn.stream().allMatch(depot.turns()::contains);
  }
}
