package dev.lockstep.activity;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static dev.lockstep.activity.sweep.Shipments.parcel;
import static dev.lockstep.activity.sweep.Shipments.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.ShipmentFingerprint;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final ShippedParcel FIRST = parcel("box-1", "1Z001", "line-1", 2);
  private static final ShippedParcel SECOND = parcel("box-2", "1Z002", "line-2", 1);

  @Test
  void the_same_content_has_the_same_fingerprint_in_every_process() {
    assertThat(Fingerprints.of(shipment("S-1", "order-1", "1Z999")))
        .isEqualTo(new ShipmentFingerprint("S-1@f220057169bf5bbb"))
        .isEqualTo(Fingerprints.of(shipment("S-1", "order-1", "1Z999")));
  }

  @Test
  void the_order_of_the_parcels_is_no_news() {
    assertThat(Fingerprints.of(of(false, true, "UPS", FIRST, SECOND)))
        .isEqualTo(Fingerprints.of(of(false, true, "UPS", SECOND, FIRST)));
  }

  @Test
  void whatever_an_order_source_is_told_is_news_when_it_changes() {
    assertThat(
            List.of(
                Fingerprints.of(of(false, true, "UPS", FIRST)),
                Fingerprints.of(of(true, true, "UPS", FIRST)),
                Fingerprints.of(of(false, false, "UPS", FIRST)),
                Fingerprints.of(of(false, true, "DHL", FIRST)),
                Fingerprints.of(of(false, true, "UPS")),
                Fingerprints.of(of(false, true, "UPS", FIRST, SECOND)),
                Fingerprints.of(of(false, true, "UPS", parcel("box-1", "1Z777", "line-1", 2))),
                Fingerprints.of(of(false, true, "UPS", parcel("box-1", null, "line-1", 2))),
                Fingerprints.of(of(false, true, "UPS", parcel("box-9", "1Z001", "line-1", 2))),
                Fingerprints.of(of(false, true, "UPS", parcel("box-1", "1Z001", "line-1", 1))),
                Fingerprints.of(of(false, true, "UPS", parcel("box-1", "1Z001", "line-9", 2)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void tracking_numbers_do_not_stand_in_it() {
    assertThat(Fingerprints.of(shipment("S-1", "order-1", "1Z999")).value())
        .doesNotContain("1Z999");
  }

  private static Shipment of(
      boolean voided, boolean last, String carrier, ShippedParcel... parcels) {
    return new Shipment(
        "S-1", new FulfilmentRef("order-1"), TEN, voided, last, carrier, "STD", List.of(parcels));
  }
}
