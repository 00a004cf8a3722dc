package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the warehouse does with an order beside the ordinary. Several fates of different kinds
 * combine; none at all is the ordinary course. An {@code itemNumber} of {@code *} means the first
 * lines there are.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fate")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fate.Split.class, name = "SPLIT"),
  @JsonSubTypes.Type(value = Fate.ShortPick.class, name = "SHORT_PICK"),
  @JsonSubTypes.Type(value = Fate.BackOrdered.class, name = "BACK_ORDERED"),
  @JsonSubTypes.Type(value = Fate.BlankTracking.class, name = "BLANK_TRACKING"),
  @JsonSubTypes.Type(value = Fate.TrackingChanged.class, name = "TRACKING_CHANGED"),
  @JsonSubTypes.Type(value = Fate.SecondTracking.class, name = "SECOND_TRACKING"),
  @JsonSubTypes.Type(value = Fate.UnusedLabel.class, name = "UNUSED_LABEL"),
  @JsonSubTypes.Type(value = Fate.RolledBack.class, name = "ROLLED_BACK"),
  @JsonSubTypes.Type(value = Fate.StuckAt.class, name = "STUCK_AT"),
  @JsonSubTypes.Type(value = Fate.Refused.class, name = "REFUSED"),
  @JsonSubTypes.Type(value = Fate.CancelledByWarehouse.class, name = "CANCELLED_BY_WAREHOUSE"),
  @JsonSubTypes.Type(value = Fate.UnknownStatus.class, name = "UNKNOWN_STATUS")
})
public sealed interface Fate {
  /**
   * Goes out in several shipments, one step after the other; 2 shipments are "part, then the rest".
   *
   * @param containers per shipment
   */
  record Split(int shipments, int containers) implements Fate {
    public Split {
      shipments = Math.max(1, shipments);
      containers = Math.max(1, containers);
    }
  }

  /** So many units of the item are not there when it is picked; they will not go. */
  record ShortPick(String itemNumber, int quantity) implements Fate {}

  /** So many units of the item are not in stock until the fate is lifted; the others go first. */
  record BackOrdered(String itemNumber, int quantity) implements Fate {}

  /** The first shipment has no tracking; the step after it has gone fills it in. */
  record BlankTracking() implements Fate {}

  /** The step after the first shipment has gone gives it another tracking number. */
  record TrackingChanged() implements Fate {}

  /** Containers have a second tracking number, as with services that use two carriers. */
  record SecondTracking() implements Fate {}

  /** The first shipment has one container more: a label with tracking and without units. */
  record UnusedLabel() implements Fate {}

  /**
   * The step after the first shipment has gone takes it back.
   *
   * @param shippedAgain whether the goods go out again afterwards, as another shipment
   */
  record RolledBack(boolean shippedAgain) implements Fate {}

  /** Gets no further than this. */
  record StuckAt(OrderStatus status) implements Fate {}

  /** Refused at the door: 400 with this text; nothing is created. */
  record Refused(String message) implements Fate {}

  /** The warehouse itself cancels when the order has come so far. */
  record CancelledByWarehouse(OrderStatus at) implements Fate {}

  /** Shows, for one step after this status, a status text that nobody has heard of. */
  record UnknownStatus(OrderStatus at, String text) implements Fate {}
}
