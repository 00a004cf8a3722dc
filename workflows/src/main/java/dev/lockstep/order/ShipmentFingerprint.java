package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One shipment as it was seen: {@code <shipment id>@<digest>}.
 *
 * <p>The digest is over what an order source is told of it, so that the same shipment in another
 * state has another fingerprint, and no tracking number stands in a history.
 */
public record ShipmentFingerprint(@JsonValue String value) {
  private static final char JOINT = '@';

  @JsonCreator
  public ShipmentFingerprint {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("A fingerprint of a shipment is <shipment id>@<digest>.");
    }
  }

  public static ShipmentFingerprint of(String shipment, String digest) {
    return new ShipmentFingerprint(shipment + JOINT + digest);
  }

  /** The warehouse's own id of the shipment. */
  public String shipment() {
    int joint = value.lastIndexOf(JOINT);
    return joint < 0 ? value : value.substring(0, joint);
  }

  @Override
  public String toString() {
    return value;
  }
}
