package dev.lockstep.port;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.FulfilmentStage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A test's hand inside a warehouse: what {@link WarehouseContract} arranges and what it counts. */
public interface WarehouseFloor {

  /** At least two SKUs that the warehouse knows. */
  List<Sku> knownSkus();

  /** A legal SKU that it does not know. */
  Sku unknownSku();

  /** How many distinct orders it really holds under a reference. */
  int ordersHeld(FulfilmentRef ref);

  /** Lets the floor work until the order is in {@code stage}. */
  void advance(FulfilmentRef ref, FulfilmentStage stage);

  /** Lets the floor do whatever it does next with the order. */
  void step(FulfilmentRef ref);

  /** What can be decided beforehand: what cannot happen on a platform is not among it. */
  default Set<Course> courses() {
    return EnumSet.allOf(Course.class);
  }

  /** Decides beforehand what will happen to the order. */
  void given(FulfilmentRef ref, Course course);

  /** The next create happens, and its answer gets lost. */
  void loseNextCreateAnswer();

  /** The next look-up fails. */
  void failNextLookUp();

  /** What may happen to an order beside the ordinary. */
  enum Course {
    TWO_SHIPMENTS,
    TWO_PARCELS,
    TRACKING_BLANK_AT_FIRST,
    TRACKING_CHANGED_LATER,
    VOIDED,
    CANCELLATION_PENDING_THEN_GRANTED,
    CANCELLATION_PENDING_THEN_REFUSED
  }
}
