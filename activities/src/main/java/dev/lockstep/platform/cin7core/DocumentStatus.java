package dev.lockstep.platform.cin7core;

/** How far one document of a fulfilment task is, as far as it decides what may be written. */
enum DocumentStatus {
  /** NOT AVAILABLE or DRAFT: its lines can still be changed. */
  OPEN,
  /** PARTIALLY AUTHORISED: some boxes have left. */
  PARTLY,
  AUTHORISED,
  VOIDED,
  /** A word nobody knows: nothing is written there. */
  OTHER;

  static DocumentStatus of(Reading document) {
    return switch (document.word("Status").orElse("NOT AVAILABLE")) {
      case "NOT AVAILABLE", "DRAFT" -> OPEN;
      case "PARTIALLY AUTHORISED" -> PARTLY;
      case "AUTHORISED" -> AUTHORISED;
      case "VOIDED" -> VOIDED;
      default -> OTHER;
    };
  }
}
