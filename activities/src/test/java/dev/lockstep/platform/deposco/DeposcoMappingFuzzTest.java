package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.order.model.FulfilmentStage;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each field of a good document removed, nulled and retyped: it reads, or the field is named; never
 * anything else.
 */
class DeposcoMappingFuzzTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final StatusWords WORDS = new StatusWords(DeposcoAccount.CONNECTION, Map.of());
  private static final OrderMapping ORDERS =
      new OrderMapping(ZoneId.of("UTC"), DeposcoOrderRules.DEFAULT, WORDS::stageOf);
  private static final ShipmentMapping SHIPMENTS =
      new ShipmentMapping(
          DeposcoAccount.settings(
              URI.create("https://api.example/latest"), URI.create("https://auth.example/token")));

  /** What a field may turn into. */
  private enum Damage {
    REMOVED,
    NULL,
    NUMBER,
    TEXT,
    LONG_TEXT,
    FLAG,
    LIST,
    OBJECT,
    NEGATIVE,
    FRACTION;

    void to(ObjectNode parent, String field) {
      switch (this) {
        case REMOVED -> parent.remove(field);
        case NULL -> parent.putNull(field);
        case NUMBER -> parent.put(field, 7);
        case TEXT -> parent.put(field, "?");
        case LONG_TEXT -> parent.put(field, "x".repeat(300));
        case FLAG -> parent.put(field, true);
        case LIST -> parent.set(field, NODES.arrayNode().add("x"));
        case OBJECT -> parent.set(field, NODES.objectNode().put("x", 1));
        case NEGATIVE -> parent.put(field, -1);
        case FRACTION -> parent.put(field, 1.5);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_damaged_order_reads_or_names_its_field() throws IOException {
    return damaged(ScriptedDeposco.order("New"), DeposcoMappingFuzzTest::readOrder);
  }

  @TestFactory
  Stream<DynamicTest> every_damaged_shipment_reads_or_names_its_field() throws IOException {
    HeldOrder order = readOrder(JSON.readTree(ScriptedDeposco.order("Ship Complete")));
    return damaged(
        ScriptedDeposco.shipment("Shipped"),
        json -> {
          Resource shipment = Resource.root(json);
          SHIPMENTS.read(
              shipment,
              shipment.nested("shipmentLines").rows(),
              DeposcoStory.REF,
              List.of(order),
              true);
          SHIPMENTS.dispatchedAt(shipment);
        });
  }

  private static HeldOrder readOrder(JsonNode json) {
    Resource order = Resource.single(json, "salesOrder");
    HeldOrder read = ORDERS.read(order, order.nested("orderLines").rows());
    assertThat(read.stage()).isInstanceOf(FulfilmentStage.class);
    return read;
  }

  private static Stream<DynamicTest> damaged(String document, Consumer<JsonNode> reading)
      throws IOException {
    JsonNode good = JSON.readTree(document);
    reading.accept(good);
    List<String> fields = new ArrayList<>();
    collect(good, "", fields);
    assertThat(fields).hasSizeGreaterThan(30);
    return fields.stream()
        .flatMap(field ->
            Stream.of(Damage.values())
                .map(damage ->
                    DynamicTest.dynamicTest(
                        field + " " + damage, () -> readOrName(good, field, damage, reading))));
  }

  private static void readOrName(
      JsonNode good, String field, Damage damage, Consumer<JsonNode> reading) {
    JsonNode copy = good.deepCopy();
    int last = field.lastIndexOf('/');
    damage.to((ObjectNode) copy.at(field.substring(0, last)), unescaped(field.substring(last + 1)));
    try {
      reading.accept(copy);
    } catch (UnreadableAnswer named) {
      assertThat(named.getMessage()).matches("[A-Za-z][A-Za-z0-9.\\[\\]]* (is|has) .*");
      assertThat(named.getMessage()).doesNotContain("Ada", "Long Street", "xxx", "?");
    }
  }

  private static void collect(JsonNode node, String path, List<String> fields) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(entry -> {
                String here = path + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
                fields.add(here);
                collect(entry.getValue(), here, fields);
              });
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          collect(array.get(i), path + "/" + i, fields);
        }
      }
      default -> {}
    }
  }

  private static String unescaped(String field) {
    return field.replace("~1", "/").replace("~0", "~");
  }
}
