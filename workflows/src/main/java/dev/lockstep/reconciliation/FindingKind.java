package dev.lockstep.reconciliation;

import dev.lockstep.common.Owner;

/** What may be wrong with an order. The names are stable: reports and scripts refer to them. */
public enum FindingKind {
  NOT_STARTED(
      Owner.INTEGRATION_ENGINEERS,
      "Placed and due, and no workflow has it: its message was lost, and no sweep found it."),
  WORKFLOW_STOPPED(
      Owner.INTEGRATION_ENGINEERS,
      "Its workflow failed, was terminated or timed out before it ended by itself."),
  PARKED(Owner.OPERATIONS, "It waits for a person."),
  UNKNOWN_TO_WAREHOUSE(
      Owner.OPERATIONS, "Released, as Temporal knows, and the warehouse has no such order."),
  CANCELLED_BY_WAREHOUSE(
      Owner.OPERATIONS, "The warehouse has cancelled or rejected what is still wanted."),
  IN_WAREHOUSE_ONLY(
      Owner.OPERATIONS, "In the warehouse, and neither the order source nor Temporal knows it."),
  GONE_AT_SOURCE(
      Owner.E_COMMERCE, "In the warehouse, and the order source says that it has no such order."),
  IN_WAREHOUSE_TWICE(
      Owner.OPERATIONS,
      "More than one warehouse order ships the same lines: too much would leave."),
  QUANTITY_DIFFERS(
      Owner.OPERATIONS, "The warehouse ships another quantity than the order source wants."),
  NOT_SHOWN_AT_SOURCE(
      Owner.INTEGRATION_ENGINEERS, "Dispatched, and the order source does not show it."),
  CONFIRMED_NOT_SHOWN(
      Owner.INTEGRATION_ENGINEERS,
      "Ended as confirmed, and the order source does not show the parcels."),
  CANCELLED_NOT_SHOWN(
      Owner.CUSTOMER_SERVICE, "Given up in Lockstep, and the order source still shows it as open."),
  CANCELLED_YET_DISPATCHED(
      Owner.CUSTOMER_SERVICE, "Cancelled at the order source, and dispatched all the same."),
  CANCELLED_YET_IN_WAREHOUSE(
      Owner.OPERATIONS,
      "Cancelled at the order source; the warehouse would still ship it, and nobody is at work on it.");

  private final Owner owner;
  private final String meaning;

  FindingKind(Owner owner, String meaning) {
    this.owner = owner;
    this.meaning = meaning;
  }

  /** Who has to act, where the order does not say otherwise. */
  public Owner owner() {
    return owner;
  }

  /** What it means, in one sentence. */
  public String meaning() {
    return meaning;
  }
}
