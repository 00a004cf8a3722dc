package dev.lockstep.demo;

import dev.lockstep.sandbox.commercetools.sample.SampleKind;

/**
 * Something that happens to orders, and how it should end.
 *
 * @param name as the table shows it
 * @param order what is special about the order itself
 * @param before what the platforms have in store for it; done before it is placed
 * @param after what people do to it once it is placed
 */
record Story(String name, SampleKind order, Expectation expected, Step before, Step after) {

  /** Something done to one order. */
  interface Step {
    void play(OrderInPlay order) throws InterruptedException;
  }

  private static final Step NOTHING = order -> {};

  /** A story in which nothing is done beside placing the order. */
  static Story of(String name, SampleKind order, Expectation expected) {
    return new Story(name, order, expected, NOTHING, NOTHING);
  }

  Story before(Step step) {
    return new Story(name, order, expected, step, after);
  }

  Story after(Step step) {
    return new Story(name, order, expected, before, step);
  }
}
