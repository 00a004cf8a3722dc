package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Messages in the order of their making; numbered per resource, without gaps. */
final class MessageLog {
  private final Project project;
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<Consumer<ObjectNode>> listeners = new CopyOnWriteArrayList<>();
  private Duration nextBehind = Duration.ZERO;

  MessageLog(Project project) {
    this.project = project;
  }

  void listen(Consumer<ObjectNode> listener) {
    listeners.add(listener);
  }

  /** The next message is dated back, as one is that was committed late. */
  void dateNextBack(Duration by) {
    project.write(() -> nextBehind = by);
  }

  /**
   * Writes one message about {@code document} as it is now; only within {@link Project#write}.
   *
   * @param fields the fields of this type of message, flattened into it
   */
  void write(Shelf shelf, ObjectNode document, Writer writer, String type, ObjectNode fields) {
    String id = document.path("id").asText();
    String now = Json.time(project.instant().minus(nextBehind));
    nextBehind = Duration.ZERO;
    ObjectNode message =
        Json.object()
            .put("id", project.newId())
            .put("version", 1)
            .put("sequenceNumber", sequences.merge(id, 1L, Long::sum));
    message.set("resource", Project.reference(shelf.typeId(), id));
    message.put("resourceVersion", document.path("version").asLong());
    String key = Json.textAt(document, shelf.keyField());
    if (key != null) {
      message.putObject("resourceUserProvidedIdentifiers").put(shelf.keyField(), key);
    }
    message.put("type", type).put("createdAt", now).put("lastModifiedAt", now);
    message.set("createdBy", writer.stamp());
    message.set("lastModifiedBy", writer.stamp());
    fields.properties().forEach(field -> message.set(field.getKey(), field.getValue().deepCopy()));
    if (project.keepsMessages) {
      project.messages.put(message);
    }
    listeners.forEach(listener -> listener.accept(message));
  }
}
