package dev.lockstep.common;

import static dev.lockstep.common.Owner.CUSTOMER_SERVICE;
import static dev.lockstep.common.Owner.E_COMMERCE;
import static dev.lockstep.common.Owner.FINANCE;
import static dev.lockstep.common.Owner.INTEGRATION_ENGINEERS;
import static dev.lockstep.common.Owner.MERCHANDISING;
import static dev.lockstep.common.Owner.OPERATIONS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why an order is parked. One code, one owner, one next step.
 *
 * <p>The codes are stable: people, reports, alerts and running orders refer to them. Each has a
 * page under {@code docs/operating/exceptions/}.
 */
public enum ExceptionCode {
  PAYMENT_OVERDUE(CUSTOMER_SERVICE, "Settle the payment in the storefront, or cancel the order."),
  ORDER_INCOMPLETE(E_COMMERCE, "Complete the order in the storefront; it goes on by itself."),
  ADDRESS_INVALID(
      CUSTOMER_SERVICE, "Correct the address in the storefront; the order goes on by itself."),
  DELIVERY_SERVICE_UNMAPPED(
      OPERATIONS, "Add the delivery service to the link's mapping and retry, or amend this order."),
  FACILITY_UNMAPPED(
      OPERATIONS,
      "Add the supply channel to the link's facilities and retry, or amend this order."),
  SKU_UNKNOWN(MERCHANDISING, "Create the item in the warehouse and retry, or amend the SKU."),
  SKU_MALFORMED(MERCHANDISING, "Correct the SKU in the storefront, or amend it for this order."),
  PRICE_MISMATCH(
      FINANCE,
      "Correct the order in the storefront, or have a named person release it as it is.",
      ResolutionKind.RELEASE_ANYWAY),
  STOCK_UNALLOCATED(OPERATIONS, "Allocate the stock in the ERP and retry."),
  WAREHOUSE_REJECTED(OPERATIONS, "Mend what the warehouse objects to, then retry."),
  REFERENCE_TAKEN(
      OPERATIONS,
      "The warehouse holds other content under this order's reference. Correct it there, then retry."),
  OUTCOME_UNKNOWN(
      OPERATIONS,
      "Ask the warehouse for this order's reference. If it has it, the order goes on by itself; if it surely has not, retry.",
      ResolutionKind.RELEASE_ANYWAY),
  EDITED_AFTER_RELEASE(
      CUSTOMER_SERVICE,
      "Amend the warehouse order by hand or revert the edit, then retry; or let it ship as released.",
      ResolutionKind.RELEASE_ANYWAY),
  DISPATCH_OVERDUE(OPERATIONS, "Ask the warehouse, then retry to wait again, or cancel."),
  SHORT_PICKED(
      OPERATIONS,
      "Retry to wait for the rest, cancel the rest, or accept the order as short.",
      ResolutionKind.RELEASE_ANYWAY),
  SHIPMENT_VOIDED(
      OPERATIONS,
      "The warehouse took a shipment back. Retry once it has shipped again, or cancel."),
  SHIPMENT_IMPLAUSIBLE(
      OPERATIONS,
      "The warehouse reports lines or quantities this order never had. Correct them there and retry."),
  TRACKING_REFUSED(
      INTEGRATION_ENGINEERS,
      "Mend what the storefront objects to; it is retried slowly meanwhile."),
  CANCELLED_BUT_DISPATCHED(
      CUSTOMER_SERVICE,
      "Intercept the parcel or arrange the return, then accept.",
      ResolutionKind.RELEASE_ANYWAY),
  CANCELLATION_UNDECIDED(
      OPERATIONS, "The warehouse has not decided on the cancellation. Ask it, then retry."),
  CREDENTIALS_REJECTED(
      INTEGRATION_ENGINEERS, "Mend the connection's credentials; the orders go on by themselves."),
  QUOTA_EXHAUSTED(
      INTEGRATION_ENGINEERS, "Raise the quota or wait; the orders go on by themselves."),
  CONTRACT_DRIFT(
      INTEGRATION_ENGINEERS, "The platform answers in a shape unknown to us; mend the adapter."),
  CONNECTION_UNAVAILABLE(
      INTEGRATION_ENGINEERS, "The platform is out of reach; the orders go on by themselves.");

  private final Owner owner;
  private final String nextStep;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf never changes
  private final Set<ResolutionKind> resolutions;

  ExceptionCode(Owner owner, String nextStep, ResolutionKind... beyondTheUsual) {
    this.owner = owner;
    this.nextStep = nextStep;
    Set<ResolutionKind> all =
        EnumSet.of(ResolutionKind.RETRY, ResolutionKind.AMEND, ResolutionKind.CANCEL);
    all.addAll(Arrays.asList(beyondTheUsual));
    this.resolutions = Set.copyOf(all);
  }

  public Owner owner() {
    return owner;
  }

  /** What the owner does next, in one or two sentences. */
  public String nextStep() {
    return nextStep;
  }

  /** The resolutions that fit this code. */
  public Set<ResolutionKind> resolutions() {
    return resolutions;
  }

  /** Whether the cause lies in a connection, so that the order tries again by itself. */
  public boolean healsByItself() {
    return switch (this) {
      case CREDENTIALS_REJECTED,
          QUOTA_EXHAUSTED,
          CONTRACT_DRIFT,
          CONNECTION_UNAVAILABLE,
          TRACKING_REFUSED ->
          true;
      default -> false;
    };
  }
}
