package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.document.FixedIds;
import dev.lockstep.sandbox.http.Json;

/** What every project has before its first order: facilities, a channel to export to, states. */
final class Fixtures {
  private static final String[] FACILITIES = {"facility-main", "facility-north"};

  private Fixtures() {}

  static void install(Project project) {
    for (String facility : FACILITIES) {
      channel(project, facility, "InventorySupply");
    }
    channel(project, "warehouse-export", "OrderExport");
    put(
        project,
        project.states,
        "Initial",
        Json.object().put("type", "LineItemState").put("builtIn", true).put("initial", true));
    for (String state : new String[] {"sent", "shipped", "backorder", "cancelled"}) {
      put(
          project,
          project.states,
          state,
          Json.object().put("type", "LineItemState").put("builtIn", false).put("initial", false));
    }
    ObjectNode type = Json.object();
    type.putArray("resourceTypeIds").add("order");
    type.putArray("fieldDefinitions");
    put(project, project.types, "lockstep-order", type);
    ObjectNode subscription = Json.object().put("status", "Healthy");
    ArrayNode messages = subscription.putArray("messages");
    messages.addObject().put("resourceTypeId", "order");
    messages.addObject().put("resourceTypeId", "payment");
    subscription.putArray("changes");
    subscription
        .putObject("destination")
        .put("type", "GoogleCloudPubSub")
        .put("projectId", "sandbox")
        .put("topic", "orders");
    put(project, project.subscriptions, "lockstep", subscription);
  }

  private static void channel(Project project, String key, String role) {
    ObjectNode channel = Json.object();
    channel.putArray("roles").add(role);
    channel.putObject("name").put("en", key);
    put(project, project.channels, key, channel);
  }

  private static void put(Project project, Shelf shelf, String key, ObjectNode document) {
    shelf.put(
        stamped(
            project, document.put("key", key), FixedIds.of(shelf.typeId(), key), Writer.MERCHANT));
  }

  static ObjectNode stamped(Project project, ObjectNode draft, String id, Writer writer) {
    ObjectNode document =
        Json.object()
            .put("id", id)
            .put("version", 1)
            .put("createdAt", project.now())
            .put("lastModifiedAt", project.now());
    document.set("createdBy", writer.stamp());
    document.set("lastModifiedBy", writer.stamp());
    return document.setAll(draft.deepCopy());
  }
}
