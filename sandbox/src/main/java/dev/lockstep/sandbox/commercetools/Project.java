package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.Shelf.Form;
import dev.lockstep.sandbox.commercetools.Shelf.Kind;
import dev.lockstep.sandbox.commercetools.document.FixedIds;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything one project holds. Reads need no lock; every write goes through {@link #write}. */
final class Project {
  final String key;
  final InstantSource clock;
  final Ledger ledger;
  final Shelf orders;
  final Shelf payments;
  final Shelf channels;
  final Shelf states;
  final Shelf types;
  final Shelf subscriptions;
  final Shelf messages;
  final String initialState;

  /** Without a log, messages are sent as ever, and none can be queried. */
  volatile boolean keepsMessages = true;

  private final ReentrantLock lock = new ReentrantLock();
  private final SplittableRandom random;

  Project(CommercetoolsOptions options, Ledger ledger) {
    this.key = options.projectKey();
    this.clock = options.clock();
    this.ledger = ledger;
    this.random = new SplittableRandom(options.seed());
    this.orders =
        new Shelf(
            new Kind(
                "order",
                "orderNumber",
                "lastModifiedAt",
                List.of("paymentInfo", "payments", "id"),
                Form.OPEN),
            clock,
            options.queryLag());
    this.payments = shelf("payment", "key", options.queryLag());
    this.channels = shelf("channel", "key", Duration.ZERO);
    this.states = shelf("state", "key", Duration.ZERO);
    this.types = shelf("type", "key", Duration.ZERO);
    this.subscriptions = shelf("subscription", "key", Duration.ZERO);
    this.messages =
        new Shelf(
            new Kind("message", "key", "createdAt", List.of("resource", "id"), Form.WRITTEN),
            clock,
            options.queryLag());
    this.initialState = FixedIds.of("state", "Initial");
  }

  private Shelf shelf(String typeId, String keyField, Duration lag) {
    return new Shelf(
        new Kind(typeId, keyField, "lastModifiedAt", List.of(), Form.OPEN), clock, lag);
  }

  List<Shelf> shelves() {
    return List.of(orders, payments, channels, states, types, subscriptions, messages);
  }

  /** The project itself, as far as it concerns messages. */
  ObjectNode document() {
    ObjectNode document = Json.object().put("key", key).put("name", key).put("version", 1);
    document.putObject("messages").put("enabled", keepsMessages).put("deleteDaysAfterCreation", 15);
    return document;
  }

  Optional<ObjectNode> find(String typeId, String id) {
    return shelves().stream()
        .filter(shelf -> shelf.typeId().equals(typeId))
        .findFirst()
        .flatMap(shelf -> shelf.byId(id));
  }

  /** Runs one write; writes never overlap, and nothing in them may wait for the outside. */
  <T> T write(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  /** A new id; only within {@link #write}. */
  String newId() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low).toString();
  }

  Instant instant() {
    return clock.instant();
  }

  String now() {
    return Json.time(clock.instant());
  }

  /**
   * Resolves {@code {"typeId","id"}} or {@code {"typeId","key"}}.
   *
   * @throws dev.lockstep.sandbox.http.Refusal 400 when it names nothing, or names it twice
   */
  ObjectNode resolve(Shelf shelf, JsonNode reference, String field) {
    String id = Json.textAt(reference, "id");
    String referenceKey = Json.textAt(reference, "key");
    if (id != null && referenceKey != null) {
      throw Problem.invalidJson(field + ": give either 'id' or 'key', not both.");
    }
    if (id != null) {
      return shelf.byId(id).orElseThrow(() -> Problem.referenceNotFound(shelf.typeId(), "id", id));
    }
    if (referenceKey != null) {
      return shelf
          .byKey(referenceKey)
          .orElseThrow(() -> Problem.referenceNotFound(shelf.typeId(), "key", referenceKey));
    }
    throw Problem.requiredField(field);
  }

  static ObjectNode reference(String typeId, String id) {
    return Json.object().put("typeId", typeId).put("id", id);
  }
}
