package dev.lockstep.platform.deposco;

import static dev.lockstep.platform.deposco.DeposcoWebhookDecoderTest.NEW;
import static dev.lockstep.platform.deposco.DeposcoWebhookDecoderTest.SHIPPED;
import static dev.lockstep.platform.deposco.DeposcoWebhookDecoderTest.decoder;
import static dev.lockstep.platform.deposco.DeposcoWebhookDecoderTest.signature;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever strangers send, and whatever a trusted sender garbles: nothing is thrown. */
class DeposcoWebhookFuzzTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final WebhookDecoder trusting = decoder(List.of(), List.of());

  @Test
  void twenty_thousand_mutated_requests_are_neither_let_in_nor_too_much() {
    Random random = new Random(20261121);
    WebhookDecoder decoder = decoder(List.of(NEW), List.of());
    Map<String, List<String>> headers =
        Map.of("x-deposco-signature", List.of(signature(NEW, SHIPPED)));
    for (int i = 0; i < 20_000; i++) {
      assertThat(decoder.decode(new WebhookRequest(headers, flipped(random))))
          .isInstanceOf(Decoded.NotGenuine.class);
    }
  }

  @Test
  void twenty_thousand_garbled_bodies_of_a_trusted_sender_are_one_of_the_outcomes() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      assertThat(trusting.decode(new WebhookRequest(Map.of(), flipped(random))))
          .isInstanceOfAny(Decoded.Hints.class, Decoded.NotUnderstood.class);
    }
  }

  @Test
  void twenty_thousand_well_formed_bodies_of_wrong_shapes_are_one_of_the_outcomes()
      throws IOException {
    Random random = new Random(7);
    JsonNode good = new JsonMapper().readTree(SHIPPED);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = garbled(good, random).toString().getBytes(StandardCharsets.UTF_8);
      assertThat(trusting.decode(new WebhookRequest(Map.of(), body)))
          .isInstanceOfAny(Decoded.Hints.class, Decoded.NotUnderstood.class);
    }
  }

  private static JsonNode garbled(JsonNode node, Random random) {
    if (random.nextInt(8) == 0) {
      return switch (random.nextInt(6)) {
        case 0 -> NODES.nullNode();
        case 1 -> NODES.numberNode(random.nextLong());
        case 2 -> NODES.textNode("\u0000é".repeat(random.nextInt(60)));
        case 3 -> NODES.arrayNode().add(NODES.objectNode());
        case 4 -> NODES.objectNode().put("number", random.nextInt());
        default -> NODES.booleanNode(random.nextBoolean());
      };
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object
            .properties()
            .forEach(entry -> copy.set(entry.getKey(), garbled(entry.getValue(), random)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode();
        array.forEach(element -> copy.add(garbled(element, random)));
        yield copy;
      }
      default -> node;
    };
  }

  /** Never the same bytes: a space is put before them. */
  private static byte[] flipped(Random random) {
    byte[] mutated = (" " + SHIPPED).getBytes(StandardCharsets.UTF_8);
    for (int flips = random.nextInt(6); flips > 0; flips--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }
}
