package dev.lockstep.activity.sweep;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static dev.lockstep.activity.sweep.Shipments.parcel;
import static dev.lockstep.activity.sweep.Shipments.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShipmentEventTest {
  private static final ShippedParcel FIRST = parcel("box-1", "1Z001", "line-1", 2);
  private static final ShippedParcel SECOND = parcel("box-2", "1Z002", "line-2", 1);

  @Test
  void the_same_content_is_the_same_event_in_every_process() {
    assertThat(ShipmentEvent.id(shipment("S-1", "order-1", "1Z999")))
        .isEqualTo("S-1@f220057169bf5bbb")
        .isEqualTo(ShipmentEvent.id(shipment("S-1", "order-1", "1Z999")));
  }

  @Test
  void the_order_of_the_parcels_is_no_news() {
    assertThat(ShipmentEvent.id(of(false, true, "UPS", FIRST, SECOND)))
        .isEqualTo(ShipmentEvent.id(of(false, true, "UPS", SECOND, FIRST)));
  }

  @Test
  void whatever_an_order_source_is_told_is_news_when_it_changes() {
    assertThat(
            List.of(
                ShipmentEvent.id(of(false, true, "UPS", FIRST)),
                ShipmentEvent.id(of(true, true, "UPS", FIRST)),
                ShipmentEvent.id(of(false, false, "UPS", FIRST)),
                ShipmentEvent.id(of(false, true, "DHL", FIRST)),
                ShipmentEvent.id(of(false, true, "UPS")),
                ShipmentEvent.id(of(false, true, "UPS", FIRST, SECOND)),
                ShipmentEvent.id(of(false, true, "UPS", parcel("box-1", "1Z777", "line-1", 2))),
                ShipmentEvent.id(of(false, true, "UPS", parcel("box-1", null, "line-1", 2))),
                ShipmentEvent.id(of(false, true, "UPS", parcel("box-9", "1Z001", "line-1", 2))),
                ShipmentEvent.id(of(false, true, "UPS", parcel("box-1", "1Z001", "line-1", 1))),
                ShipmentEvent.id(of(false, true, "UPS", parcel("box-1", "1Z001", "line-9", 2)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void tracking_numbers_do_not_stand_in_it() {
    assertThat(ShipmentEvent.id(shipment("S-1", "order-1", "1Z999"))).doesNotContain("1Z999");
  }

  private static Shipment of(
      boolean voided, boolean last, String carrier, ShippedParcel... parcels) {
    return new Shipment(
        "S-1", new FulfilmentRef("order-1"), TEN, voided, last, carrier, "STD", List.of(parcels));
  }
}
