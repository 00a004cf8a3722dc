package dev.lockstep.order.policy;

import dev.lockstep.common.Money;
import dev.lockstep.order.model.PaymentFacts;

/** Judges whether an order counts as paid. */
public final class Payments {

  /** What the rule saw, in one sentence either way. */
  public sealed interface Settlement {
    String reason();

    /** The order may be released. */
    record Settled(String reason) implements Settlement {}

    /** Not paid yet, or held. */
    record Open(String reason) implements Settlement {}
  }

  private Payments() {}

  /** A financial hold stands above every rule, {@link PaymentRule.Basis#NONE} included. */
  public static Settlement judge(PaymentRule rule, PaymentFacts facts) {
    if (facts.onHold()) {
      return new Settlement.Open("A financial hold stands on the order.");
    }
    return switch (rule.basis()) {
      case NONE -> new Settlement.Settled("The link releases orders unpaid.");
      case STATE -> byState(rule, facts);
      case CHARGED -> bySum("charged", facts.charged(), facts.due());
      case AUTHORISED -> byAuthorisation(facts);
    };
  }

  private static Settlement byState(PaymentRule rule, PaymentFacts facts) {
    String label = facts.label();
    if (label == null) {
      return new Settlement.Open("The order has no payment state.");
    }
    String reason = "The payment state is " + label + ".";
    return rule.settledLabels().contains(label)
        ? new Settlement.Settled(reason)
        : new Settlement.Open(reason);
  }

  /** What is charged is no longer authorised in most sources, so the better of the two counts. */
  private static Settlement byAuthorisation(PaymentFacts facts) {
    Settlement charged = bySum("charged", facts.charged(), facts.due());
    return switch (charged) {
      case Settlement.Settled settled -> settled;
      case Settlement.Open open -> bySum("authorised", facts.authorised(), facts.due());
    };
  }

  private static Settlement bySum(String what, Money sum, Money due) {
    if (!sum.sameCurrencyAs(due)) {
      return new Settlement.Open(
          "The payment is "
              + what
              + " in another currency than the order: "
              + sum.currency()
              + ".");
    }
    String reason = sum + " of " + due + " is " + what + ".";
    return sum.isAtLeast(due) ? new Settlement.Settled(reason) : new Settlement.Open(reason);
  }
}
