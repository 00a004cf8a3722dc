package dev.lockstep.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Our reference of one fulfilment at its warehouse (Scend calls it {@code ClientReference}).
 *
 * <p>It is the idempotency key of the release: {@code <order id>} where the order ships from one
 * facility, {@code <order id>~<facility>} where it is split. Made of business facts only, so that a
 * retry, a reset or a second run of the workflow arrives at the same warehouse order.
 */
public record FulfilmentRef(@JsonValue String value) {
  private static final char SPLIT_MARK = '~';

  @JsonCreator
  public FulfilmentRef {
    value = Ids.require("fulfilment", value);
  }

  /** The reference of an order that ships whole from one facility. */
  public static FulfilmentRef whole(OrderId order) {
    return new FulfilmentRef(order.value());
  }

  /** The reference of the part of a split order that ships from {@code facility}. */
  public static FulfilmentRef part(OrderId order, FacilityId facility) {
    return new FulfilmentRef(order.value() + SPLIT_MARK + facility.value());
  }

  /** The order this reference belongs to. */
  public OrderId order() {
    int mark = value.lastIndexOf(SPLIT_MARK);
    return new OrderId(mark < 0 ? value : value.substring(0, mark));
  }

  @Override
  public String toString() {
    return value;
  }
}
