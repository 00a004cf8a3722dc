package dev.lockstep.platform.deposco;

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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeposcoMisfitsTest {
  private static final DraftLine LINE = line("line-a", "TSHIRT-BLK-M");

  private static DraftLine line(String id, String sku) {
    return new DraftLine(new LineId(id), new Sku(sku), Quantity.of(1), null);
  }

  private static WarehouseOrderDraft draft(
      String ref, @Nullable String number, Address address, List<DraftLine> lines) {
    return new WarehouseOrderDraft(
        new FulfilmentRef(ref),
        new LinkId("shop-uk"),
        number,
        Instant.EPOCH,
        new FacilityId("MAIN"),
        new DeliveryService("DPD", "NEXT-DAY"),
        address,
        new Money(0, "GBP", 2),
        lines);
  }

  private static List<String> misfits(WarehouseOrderDraft draft) {
    return Misfits.of(draft, DeposcoOrderRules.DEFAULT);
  }

  private static List<String> misfits(Address address) {
    return misfits(draft("order-1", null, address, List.of(LINE)));
  }

  private static Address named(@Nullable String name) {
    return address(name, null, "Long Street 1");
  }

  private static Address address(@Nullable String name, @Nullable String company, String... lines) {
    return new Address(name, company, List.of(lines), "London", null, "N1 9GU", "GB", null, null);
  }

  @Test
  void a_reference_of_50_characters_fits_and_one_of_51_does_not() {
    assertThat(misfits(draft("x".repeat(50), null, named("Ada Example"), List.of(LINE)))).isEmpty();
    assertThat(misfits(draft("x".repeat(51), null, named("Ada Example"), List.of(LINE))))
        .containsExactly("The reference has 51 characters; Deposco takes 50.");
  }

  @Test
  void every_problem_is_named_at_once() {
    Address address =
        new Address(
            "x".repeat(31),
            "c".repeat(65),
            List.of("1".repeat(65), "Two\nlines", "3", "4"),
            "t".repeat(31),
            "r".repeat(101),
            "p".repeat(21),
            "GBR",
            "0".repeat(31),
            "ada@example.org,eve@example.org" + "m".repeat(20));

    assertThat(
            misfits(
                draft(
                    "order-1",
                    "n".repeat(51),
                    address,
                    List.of(
                        new DraftLine(
                            new LineId("l".repeat(101)),
                            new Sku("S".repeat(41)),
                            Quantity.ZERO,
                            null)))))
        .containsExactly(
            "The order number has 51 characters; Deposco takes 50.",
            "Line 1 of 1: the line id has 101 characters; Deposco takes 100.",
            "Line 1 of 1: the SKU has 41 characters; Deposco takes 40.",
            "Line 1 of 1: the quantity is below 1.",
            "The recipient's name does not divide into a first and a last name of 30 characters each.",
            "The company has 65 characters; Deposco takes 64.",
            "The address has 4 street lines; Deposco takes 3.",
            "Street line 1 has 65 characters; Deposco takes 64.",
            "Street line 2 has a line break or another control character.",
            "The town has 31 characters; Deposco takes 30.",
            "The region has 101 characters; Deposco takes 100.",
            "The postcode has 21 characters; Deposco takes 20.",
            "The country is not a code of two letters.",
            "The phone number has 31 characters; Deposco takes 30.",
            "The e-mail address has 51 characters; Deposco takes 50.",
            "There is more than one e-mail address; Deposco takes one.");
  }

  @Test
  void an_order_without_lines_or_with_too_many_does_not_fit() {
    assertThat(misfits(draft("order-1", null, named("Ada"), List.of())))
        .containsExactly("The order has no lines to ship.");
    assertThat(misfits(draft("order-1", null, named("Ada"), Collections.nCopies(101, LINE))))
        .containsExactly("The order has 101 lines; Deposco takes 100 in one request.");
  }

  @Test
  void an_address_without_a_street_does_not_fit() {
    assertThat(misfits(address("Ada Example", null)))
        .containsExactly("The address has no street line.");
  }

  @Test
  void without_the_place_for_a_company_there_are_four_street_lines_and_no_company() {
    DeposcoOrderRules rules = DeposcoAccount.rules().withoutCompany().get();

    assertThat(
            Misfits.of(
                draft("order-1", null, address("Ada", null, "1", "2", "3", "4"), List.of(LINE)),
                rules))
        .isEmpty();
    assertThat(
            Misfits.of(
                draft("order-1", null, address("Ada", "Example Ltd", "1"), List.of(LINE)), rules))
        .containsExactly("The address has a company, for which Deposco has no field.");
  }

  @Nested
  class A_name {
    private static ContactName split(String name) {
      return ContactName.of(name).orElseThrow();
    }

    @Test
    void is_split_before_its_last_word() {
      assertThat(split(" Ada  King Example ")).isEqualTo(new ContactName("Ada King", "Example"));
      assertThat(split("Ada")).isEqualTo(new ContactName(null, "Ada"));
    }

    @Test
    void is_split_earlier_where_the_first_part_would_be_too_long() {
      assertThat(split("Maximiliana Philippa Theodora Wilhelmina Example"))
          .isEqualTo(new ContactName("Maximiliana Philippa Theodora", "Wilhelmina Example"));
    }

    @Test
    void fits_with_30_characters_on_both_sides_and_not_with_31() {
      assertThat(misfits(named("f".repeat(30) + " " + "l".repeat(30)))).isEmpty();
      assertThat(misfits(named("f".repeat(31) + " " + "l".repeat(30)))).hasSize(1);
    }

    @Test
    void may_be_missing() {
      assertThat(misfits(named(null))).isEmpty();
    }
  }

  @Nested
  class A_line_number {
    @Test
    void is_our_line_id_where_it_fits() {
      assertThat(DraftMapping.lineNumber(new LineId("l".repeat(55)))).isEqualTo("l".repeat(55));
    }

    @Test
    void is_cut_short_with_a_digest_where_it_does_not() {
      String one = DraftMapping.lineNumber(new LineId("l".repeat(80) + "1"));
      String other = DraftMapping.lineNumber(new LineId("l".repeat(80) + "2"));

      assertThat(one).hasSize(55).startsWith("l".repeat(38) + "~").isNotEqualTo(other);
      assertThat(DraftMapping.lineNumber(new LineId("l".repeat(80) + "1"))).isEqualTo(one);
    }
  }
}
