package dev.lockstep.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Set;
import okio.ByteString;

/**
 * Shows the shape of a JSON body and only the values it is told are harmless. What is not on the
 * list is masked, whole subtrees included, so that a field the platform adds tomorrow is masked
 * too.
 */
final class JsonMask {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TextNode MASK = TextNode.valueOf("***");
  private static final int LONGEST = 4_000;

  private final Set<String> loggable;

  JsonMask(Set<String> loggable) {
    this.loggable = loggable;
  }

  String mask(ByteString body) {
    if (body.size() == 0) {
      return "-";
    }
    try {
      String masked =
          JSON.writeValueAsString(shown(JSON.readTree(body.toByteArray()), Standing.PRIVATE));
      return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    } catch (JsonProcessingException e) {
      return "(" + body.size() + " bytes, not JSON)";
    } catch (IOException e) {
      return "(" + body.size() + " bytes, unreadable)";
    }
  }

  /** Whether the key a value stands under is on the list. */
  private enum Standing {
    LISTED,
    PRIVATE
  }

  private JsonNode shown(JsonNode node, Standing standing) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode shown = JSON.createObjectNode();
        object
            .properties()
            .forEach(field ->
                shown.set(
                    field.getKey(),
                    loggable.contains(field.getKey())
                        ? shown(field.getValue(), Standing.LISTED)
                        : MASK));
        yield shown;
      }
      case ArrayNode array -> {
        ArrayNode shown = JSON.createArrayNode();
        array.forEach(element -> shown.add(shown(element, standing)));
        yield shown;
      }
      default -> standing == Standing.LISTED ? node : MASK;
    };
  }
}
