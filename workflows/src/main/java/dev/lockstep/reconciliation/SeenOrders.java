package dev.lockstep.reconciliation;

import dev.lockstep.common.OrderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The orders that were looked at, eight bytes each, so that an order in several listings counts
 * once and a day of many orders still fits a message.
 *
 * <p>Two ids of a hundred thousand share their eight bytes with a probability of about one in three
 * thousand million.
 */
final class SeenOrders {
  /** 800 kB, 1.1 MB as text; Temporal takes messages of 2 MB. */
  static final int MOST = 100_000;

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final Set<Long> hashes = new LinkedHashSet<>();

  static SeenOrders read(String text) {
    SeenOrders seen = new SeenOrders();
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    while (bytes.hasRemaining()) {
      seen.hashes.add(bytes.getLong());
    }
    return seen;
  }

  String text() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
    hashes.forEach(bytes::putLong);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  boolean contains(OrderId order) {
    return hashes.contains(hash(order));
  }

  void add(OrderId order) {
    hashes.add(hash(order));
  }

  boolean isFull() {
    return hashes.size() >= MOST;
  }

  int size() {
    return hashes.size();
  }

  /** FNV-1a, then mixed: the same in every process and build. */
  private static long hash(OrderId order) {
    long hash = BASIS;
    for (byte next : order.value().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (next & 0xff)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
