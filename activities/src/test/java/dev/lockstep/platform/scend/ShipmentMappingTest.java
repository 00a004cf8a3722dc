package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShipmentMappingTest {
  private final ShipmentMapping mapping =
      new ShipmentMapping(ScendAccount.settings(URI.create("https://wms.example/api")));

  private List<Shipment> read(String rows) {
    try {
      return mapping.read(WireObject.rows(new JsonMapper().readTree(rows)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static LineQuantity units(String line, int units) {
    return new LineQuantity(new LineId(line), Quantity.of(units));
  }

  @Test
  void a_parcels_own_tracking_comes_before_the_shipments() {
    List<Shipment> shipments =
        read(
            """
            [{"ShipmentId":"S1","ClientReference":"o","DispatchedAt":"2026-03-02T12:00:00Z",
              "TrackingNumber":"HEAD","TrackingUrl":"https://t.example/HEAD",
              "Packages":[{"PackageId":"P1","TrackingNumber":"OWN"},
                          {"PackageId":"P2","TrackingNumber":" "}]}]
            """);

    assertThat(shipments.getFirst().parcels())
        .extracting(ShippedParcel::id, ShippedParcel::trackingNumber, ShippedParcel::trackingUrl)
        .containsExactly(tuple("P1", "OWN", null), tuple("P2", "HEAD", "https://t.example/HEAD"));
  }

  @Test
  void both_british_spellings_are_read() {
    Shipment shipment =
        read("""
        [{"ShipmentId":"S1","ClientReference":"o","DespatchedAt":"2026-03-02T12:00:00",
          "CarrierName":"Royal Mail",
          "Lines":[{"LineReference":"a","DespatchedQuantity":"2.0"}]}]
        """)
            .getFirst();

    assertThat(shipment.carrier()).isEqualTo("Royal Mail");
    assertThat(shipment.parcels().getFirst().lines()).containsExactly(units("a", 2));
  }

  @Test
  void of_rows_with_the_same_id_the_last_one_counts() {
    List<Shipment> shipments =
        read(
            """
            [{"ShipmentId":"S1","ClientReference":"o","DispatchedAt":"2026-03-02T12:00:00Z",
              "Status":"Dispatched"},
             {"ShipmentId":"S1","ClientReference":"o","DispatchedAt":"2026-03-02T12:00:00Z",
              "Status":"VOIDED"}]
            """);

    assertThat(shipments).extracting(Shipment::voided).containsExactly(true);
  }

  @Nested
  class Without_an_id {
    private String idOf(String reference, String tracking, int units) {
      return read("""
      [{"ClientReference":"%s","DispatchedAt":"2026-03-02T12:00:00Z",
        "TrackingNumber":"%s","Lines":[{"LineReference":"a","Quantity":%d}]}]
      """
              .formatted(reference, tracking, units))
          .getFirst()
          .id();
    }

    @Test
    void the_key_is_made_of_reference_tracking_and_quantities() {
      assertThat(idOf("o", "T", 1)).isEqualTo(idOf("o", "T", 1)).startsWith("unnumbered-");
      assertThat(idOf("o", "T", 1))
          .isNotEqualTo(idOf("p", "T", 1))
          .isNotEqualTo(idOf("o", "U", 1))
          .isNotEqualTo(idOf("o", "T", 2));
    }
  }

  @Nested
  class Of_merged_lines {
    private static final String TWO_SHIPMENTS =
        """
        [{"ShipmentId":"S2","ClientReference":"o","DispatchedAt":"2026-03-03T12:00:00Z",
          "Lines":[{"LineReference":"a*2+b*3","Quantity":2}]},
         {"ShipmentId":"S1","ClientReference":"o","DispatchedAt":"2026-03-02T12:00:00Z",
          "Status":"%s","Lines":[{"LineReference":"a*2+b*3","Quantity":3}]}]
        """;

    private List<List<LineQuantity>> linesIn(String rows) {
      return read(rows).stream().map(shipment -> shipment.parcels().getFirst().lines()).toList();
    }

    @Test
    void our_lines_are_filled_in_the_order_of_dispatch() {
      assertThat(linesIn(TWO_SHIPMENTS.formatted("Dispatched")))
          .containsExactly(List.of(units("a", 2), units("b", 1)), List.of(units("b", 2)));
    }

    @Test
    void a_voided_shipment_took_nothing() {
      assertThat(linesIn(TWO_SHIPMENTS.formatted("Voided")))
          .containsExactly(List.of(units("a", 2), units("b", 1)), List.of(units("a", 2)));
    }

    @Test
    void too_much_stays_visible_on_the_last_line() {
      assertThat(
              linesIn(
                  """
                  [{"ShipmentId":"S1","ClientReference":"o","DispatchedAt":"2026-03-02T12:00:00Z",
                    "Lines":[{"LineReference":"a*2+b*3","Quantity":7}]}]
                  """))
          .containsExactly(List.of(units("a", 2), units("b", 5)));
    }
  }
}
