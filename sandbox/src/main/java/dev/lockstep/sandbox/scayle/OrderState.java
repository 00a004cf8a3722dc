package dev.lockstep.sandbox.scayle;

import java.util.Locale;

/** Where an order stands, with its coarse status and the localised name that nobody may rely on. */
public enum OrderState {
  CREATED("order_open", "Angelegt"),
  PENDED("payment_pending", "Zahlung offen"),
  CONFIRMED("payment_reserved", "Bestätigt"),
  DELEGATED("payment_reserved", "Delegated"),
  SHIPPED("invoice_partially_completed", "Ware versendet"),
  INVOICED("invoice_completed", "Invoiced"),
  ABORTED("cancellation_pending", "Abgebrochen"),
  CANCELLED("cancellation_completed", "Storniert");

  private final String coarse;
  private final String title;

  OrderState(String coarse, String title) {
    this.coarse = coarse;
    this.title = title;
  }

  String coarse() {
    return coarse;
  }

  String title() {
    return title;
  }

  /** Such as {@code order_delegated}. */
  public String code() {
    return "order_" + name().toLowerCase(Locale.ROOT);
  }
}
