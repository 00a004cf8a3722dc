package dev.lockstep.order;

import io.temporal.workflow.Workflow;

/**
 * What orders that were decided by an earlier build go on doing its way. Each id stands in
 * histories; it costs a marker, so each is asked only where the two ways part.
 */
final class Changes {
  private Changes() {}

  /** A run that begins with how the one before it ended goes on from there. */
  static boolean goesOnFromItsEnd() {
    return since("goes-on-from-its-end");
  }

  /** A fulfilment that ended while others are open still hears its warehouse. */
  static boolean hearsAfterTheEnd() {
    return since("hears-after-the-end");
  }

  /** What is marked for a shipment that has been seen as it is needs no further look. */
  static boolean knowsWhatItSaw() {
    return since("knows-what-it-saw");
  }

  /** A shipment that was taken back parks nothing once all of it has shipped in another. */
  static boolean seesWhatShippedAgain() {
    return since("sees-what-shipped-again");
  }

  /** A shipment that was taken back parks until somebody answers for it, whatever is hinted. */
  static boolean parksUntilAnswered() {
    return since("parks-until-answered");
  }

  /** The order source is told of units that a person accepts as short. */
  static boolean answersShortage() {
    return since("answers-shortage");
  }

  /** A step whose connection was paused gets its time anew. */
  static boolean outlastsPauses() {
    return since("outlasts-pauses");
  }

  /** A change that is hinted while the order is read needs no further look if it was read. */
  static boolean readWhatWasHinted() {
    return since("read-what-was-hinted");
  }

  /** What left though its source shows it as cancelled is a person's business at once, and once. */
  static boolean tellsWhatLeftCancelled() {
    return since("tells-what-left-cancelled");
  }

  /**
   * A change that somebody else made before our own write is looked into, though we wrote since.
   */
  static boolean readsWhatItWroteOver() {
    return since("reads-what-it-wrote-over");
  }

  /** A create that was sent and not answered is looked for while people are asked about it. */
  static boolean looksForWhatWasSent() {
    return since("looks-for-what-was-sent");
  }

  /** An order that its source has never shown ends by itself. */
  static boolean endsWhatWasNeverShown() {
    return since("ends-what-was-never-shown");
  }

  private static boolean since(String change) {
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) == 1;
  }
}
