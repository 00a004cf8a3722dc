package dev.lockstep.activity;

import dev.lockstep.order.ShipmentFingerprint;
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
 * Tells a shipment from the same shipment in another state.
 *
 * <p>The digest is made of what an order source is told (voided, last, carrier, service, parcels
 * with their tracking and lines), in an order of its own: a changed tracking number is another
 * fingerprint, another order of the parcels is not. No tracking number can be read from it.
 *
 * <p>Ended orders left fingerprints behind: whatever goes into one differently from now on opens
 * the orders that a sweep still reaches once more.
 */
public final class Fingerprints {
  private static final int DIGEST_BYTES = 8;
  private static final String ABSENT = "-";

  private Fingerprints() {}

  public static ShipmentFingerprint of(Shipment shipment) {
    MessageDigest digest = sha256();
    fields(shipment)
        .forEach(field -> {
          byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
          // Lengths keep "ab","c" and "a","bc" apart.
          digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
          digest.update(bytes);
        });
    return ShipmentFingerprint.of(
        shipment.id(), HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES));
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
            .flatMap(Fingerprints::fields));
  }

  private static Stream<String> fields(ShippedParcel parcel) {
    return Stream.concat(
        Stream.of(
            parcel.id(),
            orAbsent(parcel.trackingNumber()),
            orAbsent(parcel.trackingUrl()),
            Integer.toString(parcel.lines().size())),
        parcel.lines().stream().map(Fingerprints::field).sorted());
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
