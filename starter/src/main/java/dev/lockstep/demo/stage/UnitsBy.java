package dev.lockstep.demo.stage;

/** What units are counted by where two ledgers are compared. */
public enum UnitsBy {
  /** The shop's own line ids, which the warehouse keeps. */
  LINE,
  /** SKUs, where the shop's ledger knows no lines. */
  SKU;

  String of(String line, String sku) {
    return this == LINE ? line : sku;
  }
}
