package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScendMisfitsTest {
  private static final ScendSettings SETTINGS =
      ScendAccount.settings(URI.create("https://wms.example/api"));
  private static final DraftLine LINE =
      new DraftLine(new LineId("line-a"), new Sku("TSHIRT-BLK-M"), Quantity.of(1), null);

  private static List<String> misfits(String ref, Address address, DraftLine... lines) {
    WarehouseOrderDraft draft =
        new WarehouseOrderDraft(
            new FulfilmentRef(ref),
            new LinkId("shop-uk"),
            null,
            Instant.EPOCH,
            new FacilityId("MAIN"),
            new DeliveryService("DPD", "NEXT-DAY"),
            address,
            new Money(0, "GBP", 2),
            List.of(lines));
    return Misfits.of(draft, SETTINGS, new DraftMapping(SETTINGS));
  }

  private static Address address(String... lines) {
    return new Address(
        "Ada Example", null, List.of(lines), "London", null, "N1 9GU", "GB", null, null);
  }

  @Test
  void a_reference_of_50_characters_fits_and_one_of_51_does_not() {
    assertThat(misfits("x".repeat(50), address("Long Street 1"), LINE)).isEmpty();
    assertThat(misfits("x".repeat(51), address("Long Street 1"), LINE))
        .containsExactly("The reference has 51 characters; Scend takes 50.");
  }

  @Test
  void a_reference_that_would_change_the_address_of_the_call_does_not_fit() {
    assertThat(misfits("order/1", address("Long Street 1"), LINE))
        .containsExactly("The reference has characters that Scend's reference may not have.");
  }

  @Test
  void every_problem_is_named_at_once() {
    assertThat(
            misfits(
                "order-1",
                address("x".repeat(61), "Two\nlines", "3", "4"),
                new DraftLine(new LineId("a"), new Sku("S".repeat(31)), Quantity.ZERO, null)))
        .containsExactly(
            "Line 1 of 1: the SKU has 31 characters; Scend takes 30.",
            "Line 1 of 1: the quantity is below 1.",
            "The address has 4 street lines; Scend takes 3.",
            "Street line 1 has 61 characters; Scend takes 60.",
            "Street line 2 has a line break or another control character.");
  }

  @Test
  void an_order_without_lines_does_not_fit() {
    assertThat(misfits("order-1", address("Long Street 1")))
        .containsExactly("The order has no lines to ship.");
  }

  @Test
  void a_character_outside_the_basic_plane_counts_once() {
    assertThat(misfits("order-1", address("🏠".repeat(60)), LINE)).isEmpty();
  }
}
