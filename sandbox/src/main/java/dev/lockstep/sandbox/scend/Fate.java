package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the warehouse does with an order beside the ordinary. Several fates of different kinds
 * combine; none at all is the ordinary course.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fate")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fate.Split.class, name = "SPLIT"),
  @JsonSubTypes.Type(value = Fate.ShortPick.class, name = "SHORT_PICK"),
  @JsonSubTypes.Type(value = Fate.BlankTracking.class, name = "BLANK_TRACKING"),
  @JsonSubTypes.Type(value = Fate.TrackingChanged.class, name = "TRACKING_CHANGED"),
  @JsonSubTypes.Type(value = Fate.Voided.class, name = "VOIDED"),
  @JsonSubTypes.Type(value = Fate.OverShip.class, name = "OVER_SHIP"),
  @JsonSubTypes.Type(value = Fate.UnknownLine.class, name = "UNKNOWN_LINE"),
  @JsonSubTypes.Type(value = Fate.StrayDispatch.class, name = "STRAY_DISPATCH"),
  @JsonSubTypes.Type(value = Fate.CancelPending.class, name = "CANCEL_PENDING"),
  @JsonSubTypes.Type(value = Fate.CancelLate.class, name = "CANCEL_LATE"),
  @JsonSubTypes.Type(value = Fate.StuckAt.class, name = "STUCK_AT"),
  @JsonSubTypes.Type(value = Fate.Refused.class, name = "REFUSED"),
  @JsonSubTypes.Type(value = Fate.Rejected.class, name = "REJECTED"),
  @JsonSubTypes.Type(value = Fate.CancelledByWarehouse.class, name = "CANCELLED_BY_WAREHOUSE"),
  @JsonSubTypes.Type(value = Fate.UnknownStatus.class, name = "UNKNOWN_STATUS"),
  @JsonSubTypes.Type(value = Fate.AcceptedFirst.class, name = "ACCEPTED_FIRST")
})
public sealed interface Fate {
  /**
   * Goes out in several shipments, one step after the other; 2 shipments are "part, then the rest".
   *
   * @param parcels per shipment
   */
  record Split(int shipments, int parcels) implements Fate {
    public Split {
      shipments = Math.max(1, shipments);
      parcels = Math.max(1, parcels);
    }
  }

  /** So many units of the product are not there when it is picked; they will not go. */
  record ShortPick(String productCode, int quantity) implements Fate {}

  /** The first shipment has no tracking; the next step fills it in. */
  record BlankTracking() implements Fate {}

  /** The step after the first dispatch gives it another tracking number. */
  record TrackingChanged() implements Fate {}

  /**
   * The step after the first dispatch voids it.
   *
   * @param redispatched whether the goods go out again afterwards, as another shipment
   */
  record Voided(boolean redispatched) implements Fate {}

  /** So many units more than ordered go out. */
  record OverShip(int extra) implements Fate {}

  /** The shipment also names a line that was never ordered. */
  record UnknownLine() implements Fate {}

  /** After it was cancelled, it goes out all the same. */
  record StrayDispatch() implements Fate {}

  /** A cancellation is not decided at once but by the next step. */
  record CancelPending(boolean granted) implements Fate {}

  /** A cancellation is granted even after the point of no return; the goods must be put back. */
  record CancelLate() implements Fate {}

  /** Gets no further than this. */
  record StuckAt(Status status) implements Fate {}

  /** Refused at the door: 422 with this code; nothing is created. */
  record Refused(String code) implements Fate {}

  /** Taken, and rejected afterwards. */
  record Rejected(String reason) implements Fate {}

  /** The warehouse itself cancels when the order has come so far. */
  record CancelledByWarehouse(Status at) implements Fate {}

  /** Shows, for one step after this status, a status text that nobody has heard of. */
  record UnknownStatus(Status at, String text) implements Fate {}

  /** Taken with 202 and received later, as {@link ScendOptions#intakeLag} does for all. */
  record AcceptedFirst(long millis) implements Fate {}
}
