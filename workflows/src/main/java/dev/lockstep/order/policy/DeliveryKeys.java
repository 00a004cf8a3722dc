package dev.lockstep.order.policy;

import dev.lockstep.common.FulfilmentRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Keys for deliveries and parcels at the order source: made of the warehouse's own ids only, so
 * that every repeat arrives at the same key, and unique within an order.
 *
 * <p>An id that is legal as it is stays readable. Whatever has to be changed to be legal, or could
 * be mistaken for another id once joined, is told apart by a digest of the original.
 */
final class DeliveryKeys {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{2,256}");
  private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9_-]");
  private static final String JOINT = "--";
  private static final char UNJOINABLE = '\u001f';
  private static final int READABLE = 200;
  private static final int DIGEST_BYTES = 8;

  private DeliveryKeys() {}

  /** The key of a shipment; a split order's shipments carry their facility before them. */
  static String ofShipment(FulfilmentRef ref, String shipment) {
    String order = ref.order().value();
    return ref.value().equals(order)
        ? legal(shipment)
        : joined(ref.value().substring(order.length() + 1), shipment);
  }

  static String ofParcel(FulfilmentRef ref, String shipment, String parcel) {
    return joined(ofShipment(ref, shipment), parcel);
  }

  private static String joined(String first, String second) {
    boolean tellsApart = !second.contains(JOINT) && !second.startsWith("-") && !first.endsWith("-");
    String plain = first + JOINT + second;
    return tellsApart && LEGAL.matcher(plain).matches()
        ? plain
        : digested(plain, first + UNJOINABLE + second);
  }

  private static String legal(String id) {
    return LEGAL.matcher(id).matches() ? id : digested(id, id);
  }

  private static String digested(String readable, String original) {
    String clean = ILLEGAL.matcher(readable).replaceAll("-");
    String head = clean.length() > READABLE ? clean.substring(0, READABLE) : clean;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(original.getBytes(StandardCharsets.UTF_8));
      return head + "_" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
