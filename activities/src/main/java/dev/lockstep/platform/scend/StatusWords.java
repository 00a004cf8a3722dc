package dev.lockstep.platform.scend;

import static dev.lockstep.order.model.FulfilmentStage.ACCEPTED;
import static dev.lockstep.order.model.FulfilmentStage.ALLOCATED;
import static dev.lockstep.order.model.FulfilmentStage.BACKORDERED;
import static dev.lockstep.order.model.FulfilmentStage.CANCELLED;
import static dev.lockstep.order.model.FulfilmentStage.CANCEL_REQUESTED;
import static dev.lockstep.order.model.FulfilmentStage.DELIVERED;
import static dev.lockstep.order.model.FulfilmentStage.DISPATCHED;
import static dev.lockstep.order.model.FulfilmentStage.ON_HOLD;
import static dev.lockstep.order.model.FulfilmentStage.PACKED;
import static dev.lockstep.order.model.FulfilmentStage.PACKING;
import static dev.lockstep.order.model.FulfilmentStage.PART_DISPATCHED;
import static dev.lockstep.order.model.FulfilmentStage.PICKED;
import static dev.lockstep.order.model.FulfilmentStage.PICKING;
import static dev.lockstep.order.model.FulfilmentStage.QUERIED;
import static dev.lockstep.order.model.FulfilmentStage.RECEIVED;
import static dev.lockstep.order.model.FulfilmentStage.REJECTED;
import static dev.lockstep.order.model.FulfilmentStage.RELEASED;
import static dev.lockstep.order.model.FulfilmentStage.UNMAPPED;
import static java.util.Map.entry;

import dev.lockstep.order.model.FulfilmentStage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Scend's status words and what they mean.
 *
 * <p>Words are compared without case, blanks, dashes and underscores, since operators rename them
 * by hand. An unknown word is {@link FulfilmentStage#UNMAPPED}; it never fails an order.
 */
final class StatusWords {
  private static final Map<String, FulfilmentStage> BUILT_IN =
      Map.ofEntries(
          entry("accepted", ACCEPTED),
          entry("received", RECEIVED),
          // Some stock is missing still, so it is not allocated.
          entry("partallocated", RECEIVED),
          entry("onhold", ON_HOLD),
          entry("backorder", BACKORDERED),
          entry("query", QUERIED),
          entry("allocated", ALLOCATED),
          entry("released", RELEASED),
          entry("picking", PICKING),
          entry("picked", PICKED),
          entry("packing", PACKING),
          entry("packed", PACKED),
          entry("partdispatched", PART_DISPATCHED),
          entry("partdespatched", PART_DISPATCHED),
          entry("dispatched", DISPATCHED),
          entry("despatched", DISPATCHED),
          entry("delivered", DELIVERED),
          entry("cancelrequested", CANCEL_REQUESTED),
          entry("cancelled", CANCELLED),
          entry("canceled", CANCELLED),
          // Cancelled late: it will not ship, the goods are still to be put back on the shelf.
          entry("awaitingreturntostock", CANCELLED),
          entry("rejected", REJECTED));

  private final Map<String, FulfilmentStage> byWord;

  StatusWords(Map<String, FulfilmentStage> overrides) {
    Map<String, FulfilmentStage> all = new HashMap<>(BUILT_IN);
    overrides.forEach((word, stage) -> all.put(key(word), stage));
    byWord = Map.copyOf(all);
  }

  FulfilmentStage stageOf(String word) {
    return byWord.getOrDefault(key(word), UNMAPPED);
  }

  private static String key(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
