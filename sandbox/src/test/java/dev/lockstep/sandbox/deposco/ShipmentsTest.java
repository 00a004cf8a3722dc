package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.SHIPMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShipmentsTest {
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
    tenant.put(Tenant.request("S1"));
  }

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private JsonNode shipment(int index) {
    List<Long> ids = new ArrayList<>();
    tenant.shipments("S1").forEach(row -> ids.addFirst(row.at("/self/id").asLong()));
    return tenant.client().get(SHIPMENTS + "/" + ids.get(index)).json();
  }

  @Test
  void are_written_with_the_base_of_the_link_and_the_bare_weight_on_some_tenants() {
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(shipment(0).at("/totalWeight/units").asText()).isEqualTo("lb");
    assertThat(shipment(0).at("/totalWeight/value").asDouble()).isEqualTo(2.43);
    start(options -> options.weightForm(WeightForm.NUMBER).trackingUrlForm(TrackingUrlForm.BASE));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(shipment(0).path("totalWeight").asDouble()).isEqualTo(2.43);
    assertThat(shipment(0).path("trackingUrl").asText()).isEqualTo("https://track.example/parcel/");
  }

  @Test
  void are_written_with_the_line_number_of_the_caller_on_some_tenants() {
    start(options -> options.lineEcho(LineEcho.CUSTOMER_LINE_NUMBER));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(shipment(0).findValuesAsText("externalLineNumber")).contains("L1", "L2");
  }

  @Test
  void are_written_with_ten_lines_at_most_and_all_of_them_in_a_list_of_their_own() {
    ObjectNode order = Tenant.header("S2");
    for (int i = 1; i <= 12; i++) {
      Tenant.line(order, "" + i, "L" + i, "TSHIRT-BLK-M", 1);
    }
    tenant.put(order);
    standIn.advance("S2", OrderStatus.SHIP_COMPLETE);
    JsonNode shipment = tenant.shipments("S2").path(0);
    assertThat(shipment.at("/shipmentLines/data")).hasSize(10);
    assertThat(shipment.at("/shipmentLines/complete").asBoolean()).isFalse();
    String path = SHIPMENTS + "/" + shipment.at("/self/id").asLong() + "/shipmentLines";
    assertThat(tenant.all(path)).hasSize(12);
    assertThat(tenant.all(path, "shipmentLineNumber", "SHP000001-7")).hasSize(1);
  }

  @Test
  void are_found_by_order_by_status_and_by_time() {
    tenant.put(Tenant.request("S2"));
    standIn.advance("S2", OrderStatus.STAGED);
    clock.pass(Duration.ofMinutes(1));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(found("orderNumber", "S2")).containsExactly("SHP000001");
    assertThat(found("customerOrderNumber", "C-S1")).containsExactly("SHP000002");
    assertThat(found("shipmentStatus", "Shipped")).containsExactly("SHP000002");
    assertThat(found("shipmentNumber", "SHP000001")).containsExactly("SHP000001");
    assertThat(found("updatedAfter", "2026-11-20T09:00:00Z")).containsExactly("SHP000002");
    assertThat(found("updatedAfter", "2026-11-20T09:01:00Z")).isEmpty();
    assertThat(found("shippedAfter", "2026-11-20T09:01:00Z")).containsExactly("SHP000002");
    assertThat(found("salesOrderNumber", "S1")).containsExactly("SHP000002", "SHP000001");
  }

  private List<String> found(String parameter, String value) {
    List<String> numbers = new ArrayList<>();
    tenant
        .all(SHIPMENTS, parameter, value)
        .forEach(shipment -> numbers.add(shipment.path("number").asText()));
    return numbers;
  }
}
