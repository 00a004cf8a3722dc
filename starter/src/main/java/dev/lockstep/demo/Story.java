package dev.lockstep.demo;

import dev.lockstep.demo.stage.Act;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.Shop;
import dev.lockstep.demo.stage.Turn;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that happens to orders, and how it should end.
 *
 * @param name as the table shows it
 * @param order what is special about the order itself
 * @param turn what the warehouse does with it beside the ordinary, from the start
 * @param laterTurn what the warehouse does with it later on, when the story says so
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
    Optional<Turn> laterTurn,
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
    return new Story(
        name,
        order,
        expected,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false,
        NOTHING,
        NOTHING);
  }

  Story essential() {
    return new Story(name, order, expected, turn, laterTurn, acts, true, before, after);
  }

  Story inTheWarehouse(Turn what) {
    return new Story(
        name, order, expected, Optional.of(what), laterTurn, acts, isEssential, before, after);
  }

  /** Only where the warehouse does this; the story says when. */
  Story laterInTheWarehouse(Turn what) {
    return new Story(
        name, order, expected, turn, Optional.of(what), acts, isEssential, before, after);
  }

  /** Only where people can do this in the shop. */
  Story needs(Act... what) {
    return new Story(
        name, order, expected, turn, laterTurn, Set.of(what), isEssential, before, after);
  }

  Story before(Step step) {
    return new Story(name, order, expected, turn, laterTurn, acts, isEssential, step, after);
  }

  Story after(Step step) {
    return new Story(name, order, expected, turn, laterTurn, acts, isEssential, before, step);
  }

  /** Whether these two can play it. */
  boolean fits(Shop shop, Depot depot) {
    return shop.kinds().contains(order)
        && shop.acts().containsAll(acts)
        && Stream.concat(turn.stream(), laterTurn.stream()).allMatch(depot.turns()::contains);
  }
}
