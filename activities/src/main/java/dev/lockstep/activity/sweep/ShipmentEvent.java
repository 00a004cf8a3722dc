package dev.lockstep.activity.sweep;

import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event id of a shipment as it is now: {@code <shipment id>@<stamp>}.
 *
 * <p>The stamp is made of what an order source is told (voided, last, carrier, service, parcels
 * with their tracking and lines), in an order of its own: a changed tracking number is a new event,
 * another order of the parcels is not. It is a digest, so no tracking number stands in an id.
 */
final class ShipmentEvent {
  private static final int STAMP_BYTES = 8;
  private static final String ABSENT = "-";

  private ShipmentEvent() {}

  static String id(Shipment shipment) {
    MessageDigest digest = sha256();
    fields(shipment)
        .forEach(field -> {
          byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
          // Lengths keep "ab","c" and "a","bc" apart.
          digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
          digest.update(bytes);
        });
    return shipment.id() + "@" + HexFormat.of().formatHex(digest.digest(), 0, STAMP_BYTES);
  }

  private static Stream<String> fields(Shipment shipment) {
    return Stream.concat(
        Stream.of(
            Boolean.toString(shipment.voided()),
            Boolean.toString(shipment.last()),
            orAbsent(shipment.carrier()),
            orAbsent(shipment.service())),
        shipment.parcels().stream()
            .sorted(Comparator.comparing(ShippedParcel::id))
            .flatMap(ShipmentEvent::fields));
  }

  private static Stream<String> fields(ShippedParcel parcel) {
    return Stream.concat(
        Stream.of(
            parcel.id(),
            orAbsent(parcel.trackingNumber()),
            orAbsent(parcel.trackingUrl()),
            Integer.toString(parcel.lines().size())),
        parcel.lines().stream().map(ShipmentEvent::field).sorted());
  }

  private static String field(LineQuantity line) {
    return line.quantity() + " of " + line.line();
  }

  private static String orAbsent(@Nullable String value) {
    return value == null || value.isBlank() ? ABSENT : value;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
