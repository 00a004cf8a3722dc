package dev.lockstep.platform.deposco;

import dev.lockstep.common.Setting;
import org.jspecify.annotations.Nullable;

/** How orders are created, amended and cancelled at Deposco. */
public record DeposcoOrderRules(
    @Setting(
            value =
                "Whether a second create with the same number updates the first, as documented; false where a tenant makes a second order of it.",
            byDefault = "true")
        boolean createIsUpsert,
    @Setting(value = "The status of a new order.", byDefault = "new") FirstStatus createStatus,
    @Setting("Order source to send; some tenants accept only words of their own list.")
        @Nullable String orderSource,
    @Setting(
            value = "Which field takes the order number that people use.",
            byDefault = "other-reference-number")
        OrderNumberField orderNumberField,
    @Setting(
            value =
                "Send the company as line4 of the address, which leaves three street lines; false refuses orders with a company.",
            byDefault = "true")
        boolean companyInLine4,
    @Setting(value = "Lines of an order that go into one request.", byDefault = "100")
        int mostLines,
    @Setting(value = "Whether address and service can be amended.", byDefault = "true")
        boolean amend,
    @Setting(value = "Whether single lines can be cancelled.", byDefault = "true")
        boolean cancelLines,
    @Setting(
            value = "What the quantity of a line's cancellation counts: units more, or in total.",
            byDefault = "more")
        CancelledQuantity cancelledQuantity,
    @Setting(
            value =
                "What is put on hold before it is cancelled, so that no wave takes it meanwhile.",
            byDefault = "whole-orders")
        HoldFirst holdFirst) {
  static final DeposcoOrderRules DEFAULT =
      new DeposcoOrderRules(
          true,
          FirstStatus.NEW,
          null,
          OrderNumberField.OTHER_REFERENCE_NUMBER,
          true,
          100,
          true,
          true,
          CancelledQuantity.MORE,
          HoldFirst.WHOLE_ORDERS);

  public DeposcoOrderRules {
    if (mostLines < 1) {
      throw new IllegalArgumentException("mostLines must be at least 1: " + mostLines + ".");
    }
  }

  /** The status of a new order. */
  public enum FirstStatus {
    NEW("New"),
    /** Somebody at the warehouse lets it go. */
    HOLD("Hold");

    private final String word;

    FirstStatus(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Where the order number that people use goes. */
  public enum OrderNumberField {
    OTHER_REFERENCE_NUMBER,
    /** Also filled where an order comes from a customer order of Bright Order. */
    CUSTOMER_ORDER_NUMBER,
    NONE
  }

  /** What the quantity of a line's cancellation counts. */
  public enum CancelledQuantity {
    MORE,
    TOTAL
  }

  /** What is put on hold before it is cancelled. */
  public enum HoldFirst {
    WHOLE_ORDERS,
    /** Orders of which only lines are cancelled as well; they are let go again afterwards. */
    ALWAYS,
    NEVER
  }
}
