package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.ORDERS;
import static dev.lockstep.sandbox.deposco.Tenant.SHIPMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
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

  private void create(int count) {
    for (int i = 1; i <= count; i++) {
      tenant.put(Tenant.request("S" + i));
      clock.pass(Duration.ofMinutes(1));
    }
  }

  private List<String> numbers(String... query) {
    return texts(tenant.client().get(ORDERS, query).json().path("data"), "number");
  }

  private static List<String> texts(Iterable<JsonNode> rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }

  private static ObjectNode longOrder() {
    ObjectNode order = Tenant.header("S1");
    for (int i = 1; i <= 26; i++) {
      Tenant.line(order, "" + i, "L" + i, "TSHIRT-BLK-M", i);
    }
    return order;
  }

  @Nested
  class a_list {
    @Test
    void comes_newest_first_in_pages_with_a_cursor_that_overrides_the_rest() {
      create(5);
      JsonNode first = tenant.client().get(ORDERS, "pageSize", "2").json();
      assertThat(texts(first.path("data"), "number")).containsExactly("S5", "S4");
      assertThat(first.path("complete").asBoolean()).isFalse();
      assertThat(first.path("pages").asInt()).isEqualTo(3);
      assertThat(Tenant.next(first)).startsWith(standIn.apiUri() + ORDERS + "?searchId=");
      String searchId = Tenant.next(first).replaceAll(".*searchId=", "");
      JsonNode second =
          tenant.client().get(ORDERS, "number", "S1", "pageSize", "9", "searchId", searchId).json();
      assertThat(texts(second.path("data"), "number")).containsExactly("S3", "S2");
      JsonNode third = tenant.follow(Tenant.next(second)).json();
      assertThat(texts(third.path("data"), "number")).containsExactly("S1");
      assertThat(third.path("complete").asBoolean()).isTrue();
      assertThat(texts(third.path("links"), "rel")).doesNotContain("next");
    }

    @Test
    void holds_twenty_five_orders_when_nobody_says_how_many() {
      create(26);
      JsonNode page = tenant.client().get(ORDERS).json();
      assertThat(page.path("data")).hasSize(25);
      assertThat(page.path("pages").asInt()).isEqualTo(2);
    }

    @Test
    void keeps_its_filters_and_its_place_while_new_rows_come() {
      create(3);
      JsonNode first =
          tenant
              .client()
              .get(ORDERS, "pageSize", "1", "updatedAfter", "2026-11-20T09:00:00Z")
              .json();
      assertThat(texts(first.path("data"), "number")).containsExactly("S3");
      tenant.put(Tenant.request("S4"));
      JsonNode second = tenant.follow(Tenant.next(first)).json();
      assertThat(texts(second.path("data"), "number")).containsExactly("S2");
      assertThat(second.path("complete").asBoolean()).isTrue();
    }

    @Test
    void is_filtered_by_number_unit_status_and_time() {
      create(3);
      standIn.advance("S2", OrderStatus.PICKING);
      assertThat(numbers("number", "S2")).containsExactly("S2");
      assertThat(numbers("number", "S")).isEmpty();
      assertThat(numbers("businessUnit", "OTHER")).isEmpty();
      assertThat(numbers("orderStatus", "Picking")).containsExactly("S2");
      assertThat(numbers("createdAfter", "2026-11-20T09:01:00Z")).containsExactly("S3");
      assertThat(numbers("createdAfter", "2026-11-20T10:00:59+01:00")).containsExactly("S3", "S2");
      assertThat(numbers("updatedAfter", "2026-11-20T09:02:00Z")).containsExactly("S2");
    }

    @Test
    void leaves_out_what_changed_at_the_very_time_asked_for() {
      create(1);
      assertThat(numbers("updatedAfter", "2026-11-20T09:00:00Z")).isEmpty();
      assertThat(numbers("updatedAfter", "2026-11-20T08:59:59.999Z")).containsExactly("S1");
    }

    @Test
    void ignores_what_it_does_not_know() {
      create(2);
      assertThat(numbers("salesOrderNumber", "S1", "page", "7")).containsExactly("S2", "S1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "updatedAfter"})
    void may_even_ignore_what_is_documented(String parameter) {
      start(options -> options.ignoredParameters(Set.of(parameter)));
      create(2);
      assertThat(numbers("number", "S1", "updatedAfter", "2026-11-20T09:00:00Z"))
          .contains(parameter.equals("number") ? "S2" : "S1")
          .hasSize(1);
      assertThat(numbers(parameter, "2026-12-01T00:00:00Z")).hasSize(2);
    }

    @Test
    void refuses_what_it_cannot_read() {
      assertThat(tenant.client().get(ORDERS, "updatedAfter", "yesterday").status()).isEqualTo(400);
      assertThat(tenant.client().get(ORDERS, "pageSize", "0").status()).isEqualTo(400);
      assertThat(tenant.client().get(ORDERS, "searchId", "S1").status()).isEqualTo(400);
    }
  }

  @Nested
  class lines_within_an_order {
    @Test
    void are_ten_at_most_in_no_order_and_lead_nowhere() {
      JsonNode nested = tenant.order(tenant.create(longOrder())).path("orderLines");
      assertThat(nested.path("data")).hasSize(10);
      assertThat(nested.path("complete").asBoolean()).isFalse();
      assertThat(nested.path("pages").asInt()).isEqualTo(3);
      assertThat(nested.path("links")).isEmpty();
      List<Integer> shown = new ArrayList<>();
      nested.path("data").forEach(line -> shown.add(line.path("orderPackQuantity").asInt()));
      assertThat(shown).doesNotHaveDuplicates();
      assertThat(shown).isNotEqualTo(shown.stream().sorted().toList());
    }

    @Test
    void are_complete_when_there_are_ten() {
      ObjectNode order = Tenant.header("S1");
      for (int i = 1; i <= 10; i++) {
        Tenant.line(order, "" + i, "L" + i, "TSHIRT-BLK-M", 1);
      }
      JsonNode nested = tenant.put(order).json().path("orderLines");
      assertThat(nested.path("data")).hasSize(10);
      assertThat(nested.path("complete").asBoolean()).isTrue();
      assertThat(nested.path("pages").asInt()).isEqualTo(1);
    }

    @Test
    void are_all_in_the_list_of_their_own() {
      long id = tenant.create(longOrder());
      String path = ORDERS + "/" + id + "/orderLines";
      assertThat(tenant.client().get(path).json().path("data")).hasSize(25);
      List<JsonNode> all = tenant.all(path);
      assertThat(new HashSet<>(texts(all, "lineNumber"))).hasSize(26);
      assertThat(texts(all, "lineNumber").getFirst()).isEqualTo("26");
      assertThat(texts(tenant.all(path, "lineNumber", "7"), "customerLineNumber"))
          .containsExactly("L7");
      long lineId = all.getFirst().at("/self/id").asLong();
      assertThat(tenant.client().get(path + "/" + lineId).json().path("lineNumber").asText())
          .isEqualTo("26");
    }
  }

  @Nested
  class one_resource {
    @Test
    void is_answered_bare_or_wrapped() {
      long bare = tenant.create(Tenant.request("S1"));
      assertThat(tenant.order(bare).path("number").asText()).isEqualTo("S1");
      start(options -> options.envelope(Envelope.WRAPPED));
      Client.Reply created = tenant.put(Tenant.request("S1"));
      assertThat(created.json().path("number").asText()).isEqualTo("S1");
      long id = created.json().at("/self/id").asLong();
      assertThat(tenant.order(id).at("/salesOrder/number").asText()).isEqualTo("S1");
      standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
      long shipment = tenant.shipments("S1").at("/0/self/id").asLong();
      assertThat(
              tenant
                  .client()
                  .get(SHIPMENTS + "/" + shipment)
                  .json()
                  .at("/outboundShipment/status")
                  .asText())
          .isEqualTo("Shipped");
    }

    @Test
    void that_is_not_there_is_told_without_a_code() {
      Client.Reply reply = tenant.client().get(ORDERS + "/7");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.json().at("/errors/0/errorMessage").asText())
          .isEqualTo("Sales Order with id = [7] does not exist.");
      assertThat(reply.json().at("/errors/0")).hasSize(1);
      assertThat(tenant.client().get(ORDERS + "/S1").status()).isEqualTo(404);
      assertThat(tenant.client().get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void cannot_be_patched() {
      long id = tenant.create(Tenant.request("S1"));
      assertThat(tenant.client().patch(ORDERS + "/" + id, Json.object()).status()).isEqualTo(405);
    }
  }

  @Nested
  class items_and_facilities {
    @Test
    void are_found_by_number() {
      JsonNode items =
          tenant.client().get("/items", "number", "CAP-CORD-GRN", "businessUnit", "HIVE").json();
      assertThat(texts(items.path("data"), "number")).containsExactly("CAP-CORD-GRN");
      assertThat(items.at("/data/0/packs/0/quantity").asInt()).isEqualTo(1);
      assertThat(tenant.client().get("/items", "number", "NO-SUCH").json().path("data")).isEmpty();
      assertThat(texts(tenant.all("/facilities"), "number")).containsExactly("NORTH", "MAIN");
    }

    @Test
    void come_unfiltered_when_the_parameter_is_unknown() {
      assertThat(tenant.client().get("/items", "upc", "4006381333931").json().path("data"))
          .hasSize(12);
    }

    @Test
    void are_found_by_id() {
      for (String path : List.of("/items", "/facilities")) {
        JsonNode first = tenant.client().get(path).json().at("/data/0");
        assertThat(tenant.client().get(path + "/" + first.at("/self/id").asLong()).json())
            .isEqualTo(first);
        assertThat(tenant.client().get(path + "/1").status()).isEqualTo(404);
      }
    }

    @Test
    void become_known_and_unknown_over_http() {
      Client controls = Client.controls(standIn.baseUri());
      controls.put("/items/NEW-1", Json.object());
      assertThat(tenant.client().get("/items", "number", "NEW-1").json().path("data")).hasSize(1);
      controls.delete("/items/TSHIRT-BLK-M");
      assertThat(tenant.put(Tenant.request("S1")).status()).isEqualTo(404);
    }
  }
}
