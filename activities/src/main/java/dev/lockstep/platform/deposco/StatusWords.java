package dev.lockstep.platform.deposco;

import static dev.lockstep.order.model.FulfilmentStage.ACCEPTED;
import static dev.lockstep.order.model.FulfilmentStage.ALLOCATED;
import static dev.lockstep.order.model.FulfilmentStage.BACKORDERED;
import static dev.lockstep.order.model.FulfilmentStage.CANCELLED;
import static dev.lockstep.order.model.FulfilmentStage.DISPATCHED;
import static dev.lockstep.order.model.FulfilmentStage.ON_HOLD;
import static dev.lockstep.order.model.FulfilmentStage.PACKED;
import static dev.lockstep.order.model.FulfilmentStage.PART_DISPATCHED;
import static dev.lockstep.order.model.FulfilmentStage.PICKED;
import static dev.lockstep.order.model.FulfilmentStage.PICKING;
import static dev.lockstep.order.model.FulfilmentStage.RECEIVED;
import static dev.lockstep.order.model.FulfilmentStage.UNMAPPED;
import static java.util.Map.entry;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.http.OncePerWord;
import dev.lockstep.order.model.FulfilmentStage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deposco's words for the status of a sales order and what they mean, compared without case and
 * blanks. An unknown word is {@link FulfilmentStage#UNMAPPED}, warned of once; it never fails an
 * order.
 */
final class StatusWords {
  private static final Logger LOG = LoggerFactory.getLogger(StatusWords.class);

  private static final Map<String, FulfilmentStage> BUILT_IN =
      Map.ofEntries(
          entry("draft", ACCEPTED),
          entry("new", RECEIVED),
          entry("readyforfulfillment", RECEIVED),
          entry("hold", ON_HOLD),
          entry("wavebuilt", ALLOCATED),
          entry("backordered", BACKORDERED),
          // The wave is released: from here on Deposco cancels no whole order any more, so that
          // these lie behind the usual cut-off although nobody may have picked yet.
          entry("partiallyreleased", PICKING),
          entry("released", PICKING),
          entry("picking", PICKING),
          entry("pickcomplete", PICKED),
          entry("partiallystaged", PICKED),
          entry("staged", PACKED),
          entry("partiallyloaded", PACKED),
          entry("loaded", PACKED),
          entry("partiallyshipped", PART_DISPATCHED),
          entry("shipcomplete", DISPATCHED),
          entry("canceled", CANCELLED));

  private final ConnectionId connection;
  private final Map<String, FulfilmentStage> byWord;
  private final OncePerWord unknown = new OncePerWord();

  StatusWords(ConnectionId connection, Map<String, FulfilmentStage> overrides) {
    this.connection = connection;
    Map<String, FulfilmentStage> all = new HashMap<>(BUILT_IN);
    overrides.forEach((word, stage) -> all.put(key(word), stage));
    this.byWord = Map.copyOf(all);
  }

  FulfilmentStage stageOf(String word) {
    FulfilmentStage stage = byWord.getOrDefault(key(word), UNMAPPED);
    if (stage == UNMAPPED) {
      unknown.firstTime(
          word,
          () ->
              LOG.warn(
                  "Deposco uses a status word that is not mapped. connection={}, word={}. Integration engineers add it to statusMap.",
                  connection,
                  word));
    }
    return stage;
  }

  private static String key(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
