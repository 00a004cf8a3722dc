package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private final ManualClock clock = new ManualClock();
  private DeposcoStandIn standIn;
  private Tenant tenant;

  @BeforeEach
  void start() {
    start(options -> options);
  }

  private void start(UnaryOperator<DeposcoOptions.Builder> change) {
    stop();
    standIn =
        DeposcoStandIn.start(change.apply(DeposcoOptions.defaults().with().clock(clock)).build());
    tenant = Tenant.of(standIn);
  }

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private static JsonNode line(JsonNode order, String lineNumber) {
    for (JsonNode line : order.at("/orderLines/data")) {
      if (line.path("lineNumber").asText().equals(lineNumber)) {
        return line;
      }
    }
    throw new AssertionError("No such line: " + lineNumber);
  }

  private List<String> kinds() {
    return standIn.ledger().factsAbout("S1").stream().map(Fact::kind).toList();
  }

  @Nested
  class a_new_number {
    @Test
    void becomes_an_order_answered_bare_with_references() {
      Client.Reply reply = tenant.put(Tenant.request("S1"));
      assertThat(reply.status()).isEqualTo(201);
      JsonNode order = reply.json();
      assertThat(order.path("number").asText()).isEqualTo("S1");
      assertThat(order.path("orderStatus").asText()).isEqualTo("New");
      assertThat(order.at("/businessUnit/businessKey/code").asText()).isEqualTo("HIVE");
      assertThat(order.at("/shipFromFacility/businessKey/number").asText()).isEqualTo("MAIN");
      assertThat(order.at("/shipToAddress/city").asText()).isEqualTo("Leeds");
      assertThat(order.at("/self/href").asText())
          .isEqualTo(standIn.apiUri() + ORDERS + "/" + order.at("/self/id").asLong());
      JsonNode line = line(order, "2");
      assertThat(line.path("customerLineNumber").asText()).isEqualTo("L2");
      assertThat(line.path("orderPackQuantity").asInt()).isEqualTo(3);
      assertThat(line.path("item").path("businessKey").path("number").asText())
          .isEqualTo("MUG-ENAMEL-350");
      assertThat(line.path("pack").path("businessKey").path("item.number").asText())
          .isEqualTo("MUG-ENAMEL-350");
      assertThat(line.path("orderLineStatus").asText()).isEqualTo("New");
    }

    @Test
    void starts_as_new_or_on_hold_and_as_nothing_else() {
      ObjectNode held = Tenant.request("S1").put("orderStatus", "Hold");
      assertThat(tenant.put(held).json().path("orderStatus").asText()).isEqualTo("Hold");
      Client.Reply draft = tenant.put(Tenant.request("S2").put("orderStatus", "Draft"));
      assertThat(draft.status()).isEqualTo(400);
      assertThat(standIn.orders()).containsOnlyKeys("S1");
    }

    @Test
    void is_served_by_the_facility_it_names() {
      JsonNode order = tenant.put(Tenant.at("NORTH", Tenant.request("S1"))).json();
      assertThat(order.at("/shipFromFacility/businessKey/number").asText()).isEqualTo("NORTH");
      assertThat(Tenant.only(standIn, "S1").facility()).isEqualTo("NORTH");
    }

    @Test
    void may_refer_by_id() {
      JsonNode first = tenant.put(Tenant.request("S1")).json();
      ObjectNode second = Tenant.header("S2");
      second.putObject("businessUnit").put("id", first.at("/businessUnit/id").asLong());
      ObjectNode line = Tenant.line(second, "1", "L1", "CAP-CORD-GRN", 1);
      line.putObject("item").put("id", line(first, "1").at("/item/id").asLong());
      line.putObject("pack").put("id", line(first, "1").at("/pack/id").asLong());
      assertThat(tenant.put(second).status()).isEqualTo(201);
      assertThat(Tenant.only(standIn, "S2").lines().getFirst().itemNumber())
          .isEqualTo("TSHIRT-BLK-M");
    }
  }

  @Nested
  class a_request_is_refused_as_a_whole {
    private void refused(ObjectNode order, int status, String... messages) {
      Client.Reply reply = tenant.put(order);
      assertThat(reply.status()).isEqualTo(status);
      assertThat(Tenant.messages(reply)).containsExactly(messages);
      assertThat(standIn.orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"businessUnit", "number", "shipToContact", "shipToAddress"})
    void without_a_required_field(String field) {
      ObjectNode order = Tenant.request("S1");
      order.remove(field);
      refused(order, 400, field + " must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lineNumber", "item", "pack", "orderPackQuantity"})
    void without_a_required_field_of_a_line(String field) {
      ObjectNode order = Tenant.header("S1");
      Tenant.line(order, "1", "L1", "TSHIRT-BLK-M", 1).remove(field);
      refused(order, 400, "orderLines.data[0]." + field + " must not be null");
    }

    @ParameterizedTest
    @CsvSource({
      "/shipToContact,firstName,30",
      "/shipToContact,lastName,30",
      "/shipToContact,email,50",
      "/shipToContact,phone,30",
      "/shipToAddress,line1,64",
      "/shipToAddress,line4,64",
      "/shipToAddress,city,30",
      "/shipToAddress,stateProvince,100",
      "/shipToAddress,postalCode,20",
      "/shipToAddress,country,2",
      "'',number,50",
      "'',customerOrderNumber,50",
      "'',shipVia,50",
      "'',orderSource,100",
      "'',customAttribute7,100"
    })
    void by_a_text_that_is_too_long(String parent, String field, int most) {
      ObjectNode order = Tenant.request("S1");
      ((ObjectNode) order.at(parent)).put(field, "x".repeat(most + 1));
      String path = parent.isEmpty() ? field : parent.substring(1) + "." + field;
      refused(order, 400, path + " size must be between 0 and " + most);
      ((ObjectNode) order.at(parent)).put(field, "x".repeat(most));
      assertThat(tenant.put(order).status()).isEqualTo(201);
    }

    @Test
    void with_every_violation_named() {
      ObjectNode order = Tenant.header("S1").put("orderPriority", 6);
      Tenant.line(order, "1", "x".repeat(101), "TSHIRT-BLK-M", 0);
      refused(
          order,
          400,
          "orderPriority must be between 0 and 5",
          "orderLines.data[0].customerLineNumber size must be between 0 and 100",
          "orderLines.data[0].orderPackQuantity must be a whole number greater than 0");
    }

    @Test
    void when_an_item_is_not_there_by_its_business_key() {
      ObjectNode order = Tenant.request("S1");
      Tenant.line(order, "3", "L3", "NO-SUCH", 1);
      Tenant.line(order, "4", "L4", "NOR-THIS", 1);
      Client.Reply reply = tenant.put(order);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(Tenant.messages(reply))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("Item with business key number = [NO-SUCH]"),
              second ->
                  assertThat(second).startsWith("Item with business key number = [NOR-THIS]"));
      assertThat(standIn.orders()).isEmpty();
    }

    @Test
    void when_the_pack_is_not_there() {
      ObjectNode order = Tenant.header("S1");
      ObjectNode line = Tenant.line(order, "1", "L1", "TSHIRT-BLK-M", 1);
      ((ObjectNode) line.at("/pack/businessKey")).put("quantity", 12);
      refused(
          order,
          404,
          "Pack with business key item.number = [TSHIRT-BLK-M] and quantity = [12]"
              + " does not exist.");
    }

    @Test
    void when_the_facility_or_the_business_unit_is_not_there() {
      refused(
          Tenant.at("WEST", Tenant.request("S1")),
          404,
          "Facility with business key number = [WEST] does not exist.");
      ObjectNode order = Tenant.request("S1");
      order.putObject("businessUnit").putObject("businessKey").put("code", "OTHER");
      refused(order, 404, "Company with business key code = [OTHER] does not exist.");
    }

    @Test
    void with_more_than_a_hundred_lines() {
      ObjectNode order = Tenant.header("S1");
      for (int i = 1; i <= 101; i++) {
        Tenant.line(order, "" + i, "L" + i, "TSHIRT-BLK-M", 1);
      }
      refused(order, 400, "orderLines.data size must be between 0 and 100");
    }

    @Test
    void when_it_is_wrapped_or_no_json() {
      ObjectNode wrapped = Json.object().set("salesOrder", Tenant.request("S1"));
      assertThat(tenant.put(wrapped).status()).isEqualTo(400);
      Client.Reply text = tenant.client().send("POST", ORDERS, RequestBody.create("x", null));
      assertThat(text.status()).isEqualTo(400);
      assertThat(standIn.orders()).isEmpty();
    }

    @Test
    void when_its_fate_says_so() {
      standIn.script(FateRule.forNumber("S1", new Fate.Refused("orderSource is not valid")));
      refused(Tenant.request("S1"), 400, "orderSource is not valid");
    }
  }

  @Nested
  class a_number_that_exists {
    @BeforeEach
    void create() {
      tenant.put(Tenant.request("S1"));
      clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void is_updated_and_never_becomes_a_second_order() {
      Client.Reply again = tenant.put(Tenant.request("S1"));
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().path("updatedDate").asText()).isEqualTo("2026-11-20T09:01:00.000Z");
      assertThat(standIn.orders().get("S1")).hasSize(1);
      assertThat(kinds()).containsExactly("WAREHOUSE_ORDER_CREATED", "CREATE_REPLAYED");
    }

    @Test
    void takes_new_data_more_packs_and_new_lines() {
      ObjectNode update = Tenant.header("S1").put("shipVia", "DPD SATURDAY");
      Tenant.line(update, "2", "L2", "MUG-ENAMEL-350", 5);
      Tenant.line(update, "3", "L3", "CAP-CORD-GRN", 1);
      JsonNode order = tenant.put(update).json();
      assertThat(order.path("shipVia").asText()).isEqualTo("DPD SATURDAY");
      assertThat(order.at("/orderLines/data")).hasSize(3);
      assertThat(line(order, "1").path("orderPackQuantity").asInt()).isEqualTo(2);
      assertThat(line(order, "2").path("orderPackQuantity").asInt()).isEqualTo(5);
      assertThat(kinds()).endsWith("ORDER_UPDATED");
    }

    @Test
    void takes_no_status_with_an_update() {
      Client.Reply reply = tenant.put(Tenant.request("S1").put("orderStatus", "New"));
      assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void takes_no_smaller_quantity_and_nothing_else_with_it() {
      ObjectNode update = Tenant.header("S1").put("shipVia", "DPD SATURDAY");
      Tenant.line(update, "1", "L1", "TSHIRT-BLK-M", 4);
      Tenant.line(update, "2", "L2", "MUG-ENAMEL-350", 2);
      assertThat(tenant.put(update).status()).isEqualTo(400);
      SalesOrderView order = Tenant.only(standIn, "S1");
      assertThat(order.lines()).extracting(SalesOrderView.Line::ordered).containsExactly(2, 3);
      assertThat(tenant.order(order.orderId()).path("shipVia").asText()).isEqualTo("DPD NEXT");
    }

    @ParameterizedTest
    @EnumSource(names = {"READY_FOR_FULFILLMENT", "WAVE_BUILT"})
    void can_be_updated_until_the_wave_is_released(OrderStatus status) {
      standIn.advance("S1", status);
      assertThat(tenant.put(Tenant.request("S1")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "PICKING", "SHIP_COMPLETE"})
    void cannot_be_updated_from_the_release_on(OrderStatus status) {
      standIn.advance("S1", status);
      Client.Reply reply = tenant.put(Tenant.request("S1"));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(Tenant.messages(reply).getFirst())
          .contains("cannot be updated while in the status of " + status.wire());
      assertThat(standIn.orders().get("S1")).hasSize(1);
    }

    @Test
    void may_exist_once_per_business_unit() {
      start(options -> options.businessUnits(List.of("HIVE", "NEST")));
      tenant.put(Tenant.request("S1"));
      ObjectNode other = Tenant.header("S1");
      other.putObject("businessUnit").putObject("businessKey").put("code", "NEST");
      assertThat(tenant.put(other).status()).isEqualTo(201);
      assertThat(tenant.find("S1").json().path("data")).hasSize(1);
    }
  }

  @Test
  void a_tenant_may_make_a_second_order_of_a_repeat() {
    start(options -> options.numberRule(NumberRule.CREATES_ANOTHER));
    assertThat(tenant.put(Tenant.request("S1")).status()).isEqualTo(201);
    assertThat(tenant.put(Tenant.request("S1")).status()).isEqualTo(201);
    assertThat(standIn.orders().get("S1")).hasSize(2);
    JsonNode ledger = Client.controls(standIn.baseUri()).get("/ledger").json();
    assertThat(ledger.at("/numbers/0/count").asInt()).isEqualTo(2);
    assertThat(
            standIn
                .ledger()
                .facts("WAREHOUSE_ORDER_CREATED")
                .getLast()
                .detail()
                .path("ordersOfNumber")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void an_order_may_not_be_found_yet_though_it_is_there() {
    start(options -> options.readLag(Duration.ofSeconds(2)));
    long id = tenant.create(Tenant.request("S1"));
    assertThat(tenant.find("S1").json().path("data")).isEmpty();
    assertThat(tenant.order(id).path("number").asText()).isEqualTo("S1");
    clock.pass(Duration.ofSeconds(2));
    assertThat(tenant.find("S1").json().path("data")).hasSize(1);
  }

  @Test
  void the_ledger_holds_no_personal_data() {
    tenant.put(Tenant.request("S1"));
    tenant.put(Tenant.request("S1").put("shipVia", "OTHER"));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    String ledger = Client.controls(standIn.baseUri()).get("/ledger").body();
    assertThat(ledger)
        .contains("S1", "TSHIRT-BLK-M", "Ship Complete")
        .doesNotContain("Ada", "Byron", "ada@example.org", "1 Lane", "LS1 4AP");
  }

  @Test
  void ids_come_from_the_seed() {
    long first = tenant.create(Tenant.request("S1"));
    start(options -> options);
    assertThat(tenant.create(Tenant.request("S1"))).isEqualTo(first);
    start(options -> options.seed(2));
    assertThat(tenant.create(Tenant.request("S1"))).isNotEqualTo(first);
  }
}
