package dev.lockstep.sandbox.cin7core;

/** The status of one document of a sale. */
enum DocumentStatus {
  NOT_AVAILABLE("NOT AVAILABLE"),
  DRAFT("DRAFT"),
  PARTIALLY_AUTHORISED("PARTIALLY AUTHORISED"),
  AUTHORISED("AUTHORISED"),
  AUTH_NO_ALLOC("AUTH_NO_ALLOC"),
  VOIDED("VOIDED");

  private final String wire;

  DocumentStatus(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** Whether lines can still be changed. */
  boolean open() {
    return this == NOT_AVAILABLE || this == DRAFT;
  }

  /** What an undo leaves of it: the lines stay, the authorisation goes. */
  DocumentStatus undone() {
    return this == NOT_AVAILABLE || this == VOIDED ? this : DRAFT;
  }
}
