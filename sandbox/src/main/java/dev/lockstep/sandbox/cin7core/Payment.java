package dev.lockstep.sandbox.cin7core;

import java.math.BigDecimal;
import java.time.Instant;

/** Money received, on the invoice or before there is one. */
record Payment(String id, boolean onInvoice, BigDecimal amount, Instant at, String reference) {
  String type() {
    return onInvoice ? "Payment" : "Prepayment";
  }
}
