package dev.lockstep.sandbox.commercetools.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Puts {@code obj} beside the references that {@code expand} names; what cannot be found stays. */
public final class Expansion {
  private final BiFunction<String, String, Optional<ObjectNode>> byTypeAndId;

  public Expansion(BiFunction<String, String, Optional<ObjectNode>> byTypeAndId) {
    this.byTypeAndId = byTypeAndId;
  }

  /** A copy with the references expanded; the same document when there is nothing to do. */
  public ObjectNode expand(ObjectNode document, List<String> paths) {
    if (paths.isEmpty()) {
      return document;
    }
    ObjectNode copy = document.deepCopy();
    for (String path : paths) {
      walk(copy, List.of(path.split("\\.", -1)));
    }
    return copy;
  }

  private void walk(JsonNode node, List<String> steps) {
    if (node.isArray()) {
      node.forEach(element -> walk(element, steps));
      return;
    }
    if (steps.isEmpty()) {
      if (node instanceof ObjectNode reference) {
        byTypeAndId
            .apply(reference.path("typeId").asText(), reference.path("id").asText())
            .ifPresent(found -> reference.set("obj", found.deepCopy()));
      }
      return;
    }
    String field = steps.getFirst().replace("[*]", "");
    walk(node.path(field), steps.subList(1, steps.size()));
  }
}
