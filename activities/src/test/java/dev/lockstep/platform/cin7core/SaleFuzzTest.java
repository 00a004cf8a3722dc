package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A real document with any one field removed, emptied or of another type: read, or MALFORMED. */
class SaleFuzzTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Cin7CoreSettings settings =
      TestAccount.setup(URI.create("http://unused.invalid")).build();
  private int read;
  private int malformed;

  @Test
  void every_field_in_every_wrong_shape() {
    ObjectNode shipped = shippedSale();
    for (Place place : places(shipped, new ArrayList<>(), List.of())) {
      for (JsonNode value : wrongValues()) {
        attempt(shipped, parent -> set(parent, place, value));
      }
      attempt(shipped, parent -> remove(parent, place));
    }
    assertThat(read).isGreaterThan(500);
    assertThat(malformed).isGreaterThan(500);
  }

  /** Where a value stands: the steps to its parent, and the last one. */
  private record Place(List<Object> parent, Object last) {}

  private static List<JsonNode> wrongValues() {
    return List.of(
        JSON.nullNode(),
        JSON.textNode(""),
        JSON.textNode("???"),
        JSON.textNode("99999999999999999999999999"),
        JSON.numberNode(-1),
        JSON.numberNode(0.5),
        JSON.numberNode(Long.MAX_VALUE),
        JSON.booleanNode(true),
        JSON.objectNode(),
        JSON.arrayNode(),
        JSON.arrayNode().add(1),
        JSON.arrayNode().add(JSON.objectNode()));
  }

  private void attempt(ObjectNode good, Consumer<ObjectNode> change) {
    ObjectNode sale = good.deepCopy();
    change.accept(sale);
    try {
      readAndPlan(sale);
      read++;
    } catch (PlatformFailure failure) {
      assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
      assertThat(failure).hasMessageContaining("field=");
      malformed++;
    }
  }

  /** Everything that is ever made of a sale without asking the platform again. */
  private void readAndPlan(ObjectNode sale) {
    Reading reading = Reading.of(TestAccount.CONNECTION, sale);
    PaymentMapping payments = new PaymentMapping(settings);
    new OrderMapping(settings).read(reading, prices -> payments.ofSale(reading, prices));
    List<SaleLine> lines = new SaleLines(settings).of(reading);
    StoredSale stored = StoredSale.of(reading, lines);
    var unusedDispatch =
        new DispatchPlan(settings, "2026-11-21T00:00:00", deliveries(lines)).on(stored);
    var unusedCancellation =
        new CancellationPlan(
                settings,
                CancellationPlan.Extent.WHOLE_ORDER,
                new CancellationDecision(
                    CancellationDecision.VERSION,
                    Outcome.TOO_LATE,
                    "Picked",
                    Instant.EPOCH,
                    List.of(),
                    "Too late."))
            .on(stored);
    var unusedRelease = new ReleasePlan(3, "SC-1").on(stored);
  }

  private static List<Delivery> deliveries(List<SaleLine> lines) {
    List<LineQuantity> content =
        lines.stream()
            .filter(SaleLine::isStocked)
            .map(line -> new LineQuantity(line.id(), line.ordered()))
            .toList();
    return List.of(
        new Delivery("S-2", content, List.of(new Parcel("P-2", "DHL", "T-2", null, content))));
  }

  private static ObjectNode shippedSale() {
    PlatformContext context = TestAccount.context();
    try (Cin7StandIn standIn = Cin7StandIn.start(Cin7Options.defaults())) {
      OrderSource source = TestAccount.source(TestAccount.setup(standIn.apiUri()).build(), context);
      ObjectNode placed =
          standIn.merchant().place(new Cin7Samples(2).next(Cin7SampleKind.SERVICE_LINE));
      List<LineQuantity> content =
          List.of(
              new LineQuantity(
                  source.read(TestAccount.id(placed)).orElseThrow().lines().getFirst().id(),
                  Quantity.of(1)));
      source.confirm(
          TestAccount.id(placed),
          List.of(
              new Delivery(
                  "S-1", content, List.of(new Parcel("P-1", "DHL", "T-1", null, content)))),
          List.of());
      ObjectNode sale = standIn.sale(placed.path("ID").asText()).orElseThrow();
      context.http().connectionPool().evictAll();
      return sale;
    }
  }

  private static List<Place> places(JsonNode node, List<Place> found, List<Object> path) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        found.add(new Place(path, field.getKey()));
        places(field.getValue(), found, and(path, field.getKey()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        found.add(new Place(path, i));
        places(array.get(i), found, and(path, i));
      }
    }
    return found;
  }

  private static List<Object> and(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static JsonNode at(JsonNode root, List<Object> path) {
    JsonNode node = root;
    for (Object step : path) {
      node = step instanceof Integer index ? node.path(index) : node.path((String) step);
    }
    return node;
  }

  private static void set(ObjectNode sale, Place place, JsonNode value) {
    switch (at(sale, place.parent())) {
      case ObjectNode object -> object.set((String) place.last(), value);
      case ArrayNode array -> array.set((Integer) place.last(), value);
      default -> throw new AssertionError("A place is in an object or an array.");
    }
  }

  private static void remove(ObjectNode sale, Place place) {
    switch (at(sale, place.parent())) {
      case ObjectNode object -> object.remove((String) place.last());
      case ArrayNode array -> array.remove((Integer) place.last());
      default -> throw new AssertionError("A place is in an object or an array.");
    }
  }
}
