package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything the account holds. Reads and writes go through {@link #with}. */
final class Books {
  final Cin7Options options;
  final Ledger ledger;
  final Webhooks webhooks;
  private final SequencedMap<String, Sale> sales = new LinkedHashMap<>();
  private final Map<String, Owned> tasks = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final SplittableRandom random;
  private int saleCount;
  private int invoiceCount;

  /** A task and the sale it belongs to. */
  record Owned(Sale sale, Task task) {}

  Books(Cin7Options options, Ledger ledger, Webhooks webhooks) {
    this.options = options;
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.random = new SplittableRandom(options.seed());
  }

  /** Runs while nobody else reads or writes; nothing in it may wait for the outside. */
  <T> T with(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Instant now() {
    return options.clock().instant();
  }

  String newId() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low).toString();
  }

  String nextInvoiceNumber() {
    return "INV-%05d".formatted(++invoiceCount);
  }

  /** Opens a sale; a Simple one has its only task from the start, under the sale's own id. */
  Sale open(String id, ObjectNode header, boolean advanced) {
    int ordinal = ++saleCount;
    Sale sale = new Sale(id, ordinal, "SO-%05d".formatted(ordinal), now(), header);
    sale.advanced = advanced;
    if (!advanced) {
      add(sale, new Task(id, 1));
    }
    sales.put(id, sale);
    return sale;
  }

  void add(Sale sale, Task task) {
    sale.tasks.add(task);
    tasks.put(task.id, new Owned(sale, task));
  }

  /** Newest first. */
  SequencedCollection<Sale> all() {
    return sales.sequencedValues().reversed();
  }

  Sale sale(String id) {
    return Optional.ofNullable(sales.get(id)).orElseThrow(() -> unknown("Sale", id));
  }

  Owned task(String id) {
    return Optional.ofNullable(tasks.get(id)).orElseThrow(() -> unknown("Fulfilment task", id));
  }

  private Refusal unknown(String what, String id) {
    return new Refusal(
        Cin7Problem.answer(
            options.unknownIdStatus(), 404, List.of(what + " with ID '" + id + "' was not found")));
  }

  /** Writes down what happened to a sale; whatever it was, the sale is updated now. */
  void changed(Sale sale, By by, String kind, ObjectNode detail) {
    sale.updatedAt = now();
    ledger.record(
        kind,
        sale.id,
        detail
            .put("orderNumber", sale.number)
            .put("status", Rollup.status(sale))
            .put("by", by.name()));
  }

  static ObjectNode detail(Task task) {
    return Json.object().put("taskId", task.id);
  }

  /** The location a line names by name or id; bins are named {@code <location>: <bin>}. */
  Optional<String> location(JsonNode line) {
    String name = Wire.text(line, "Location");
    String id = Wire.text(line, "LocationID");
    return options.locations().stream()
        .filter(location ->
            name.equals(location)
                || name.startsWith(location + ": ")
                || (name.isEmpty() && locationId(location).equalsIgnoreCase(id)))
        .findFirst()
        .map(location -> name.isEmpty() ? location : name);
  }

  static String locationId(String name) {
    return fixedId("location/" + name);
  }

  static String fixedId(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
