package dev.lockstep.sandbox.commercetools.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.Set;

/** The wordings of a payload that the platform knows. */
final class Payloads {
  private static final Set<String> ENVELOPE =
      Set.of(
          "notificationType",
          "projectKey",
          "id",
          "version",
          "sequenceNumber",
          "resource",
          "resourceVersion",
          "resourceUserProvidedIdentifiers",
          "createdAt",
          "lastModifiedAt");

  private Payloads() {}

  /** The message type, also of a truncated payload; the kind of change for a change. */
  static String typeOf(ObjectNode payload) {
    String type = Json.textAt(payload, "type");
    if (type == null) {
      type = Json.textAt(payload.path("payloadNotIncluded"), "payloadType");
    }
    return type == null ? payload.path("notificationType").asText() : type;
  }

  /** The message id; a change has none, so its resource and version stand for it. */
  static String idOf(ObjectNode payload) {
    String id = Json.textAt(payload, "id");
    return id == null
        ? payload.path("resource").path("id").asText() + "-" + payload.path("version").asLong()
        : id;
  }

  static ObjectNode withoutPayload(ObjectNode payload) {
    ObjectNode left = payload.deepCopy();
    left.retain(ENVELOPE);
    left.putObject("payloadNotIncluded")
        .put("reason", "The payload is too large for the destination.")
        .put("payloadType", typeOf(payload));
    return left;
  }

  static ObjectNode cloudEvent(ObjectNode payload) {
    String projectKey = payload.path("projectKey").asText();
    String resource = payload.path("resource").path("typeId").asText();
    boolean message = payload.path("notificationType").asText().equals("Message");
    String time =
        Json.textOr(
            payload, "createdAt", payload.path("modifiedAt").asText("1970-01-01T00:00:00Z"));
    ObjectNode event =
        Json.object()
            .put("specversion", "1.0")
            .put("id", idOf(payload))
            .put(
                "type",
                "com.commercetools."
                    + resource
                    + (message ? ".message." : ".change.")
                    + typeOf(payload))
            .put("source", "/" + projectKey + "/" + resource + "s")
            .put("subject", payload.path("resource").path("id").asText())
            .put("time", time);
    if (message) {
      event.put("sequence", payload.path("sequenceNumber").asText());
      event.put("sequencetype", "Integer");
      event.put("dataref", "/" + projectKey + "/messages/" + payload.path("id").asText());
    }
    event.set("data", payload);
    return event;
  }
}
