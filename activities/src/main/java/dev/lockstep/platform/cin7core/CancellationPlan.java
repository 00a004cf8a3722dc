package dev.lockstep.platform.cin7core;

import dev.lockstep.order.CancellationDecision;

/**
 * How a sale shows what became of a cancellation: voided as a whole, or an attribute that tells why
 * not. A part of a sale cannot be cancelled: its order would have to be taken back and authorised
 * anew.
 */
record CancellationPlan(Cin7CoreSettings settings, Extent extent, CancellationDecision decision) {
  private static final Plan NOTHING = new Plan.Nothing();

  /** How much of the order was to be cancelled. */
  enum Extent {
    WHOLE_ORDER,
    SOME_LINES
  }

  Plan on(StoredSale sale) {
    return switch (decision.outcome()) {
      case CANCELLED ->
          switch (extent) {
            case WHOLE_ORDER -> voided(sale);
            case SOME_LINES -> part();
          };
      case PARTLY_CANCELLED -> part();
      case TOO_LATE, UNDECIDED -> noted(sale);
    };
  }

  private static Plan part() {
    return new Plan.Refuse("a sale cannot be cancelled in part");
  }

  private Plan voided(StoredSale sale) {
    if (sale.isVoided()) {
      return NOTHING;
    }
    return switch (settings.onCancellation()) {
      case LEAVE -> NOTHING;
      case VOID ->
          sale.liveTasks().stream().anyMatch(Task::hasBegunShipping)
              ? new Plan.Refuse("the sale has begun to ship")
              : new Plan.Next(Step.voidSale(sale.id()));
    };
  }

  private Plan noted(StoredSale sale) {
    Integer attribute = settings.refusalAttribute();
    if (attribute == null) {
      return NOTHING;
    }
    String evidence = decision.evidence();
    Plan note =
        Attributes.set(
            sale,
            attribute,
            evidence == null ? decision.outcome().name() : decision.outcome() + ": " + evidence);
    return note instanceof Plan.Nothing || !sale.isVoided() ? note : Plan.Refuse.voided();
  }
}
