package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dispatch goes on from wherever people left the sale. */
class DispatchAfterPeopleTest extends DispatchStory {
  @ParameterizedTest
  @EnumSource(
      value = Cin7SampleKind.class,
      names = {
        "AUTHORISED",
        "PICKED_BY_MERCHANT",
        "PACKED_BY_MERCHANT",
        "PLACEHOLDER_SHIP_LINE",
        "ADVANCED",
        "DROP_SHIP_LINE",
        "SERVICE_LINE",
        "STRING_BOOLEANS"
      })
  void goes_on_from_there_and_ships_all_goods_once(Cin7SampleKind kind) {
    OrderId order = TestAccount.id(standIn.merchant().place(new Cin7Samples(5).next(kind)));
    Delivery delivery = all(order, "S-1", "T-1");

    confirm(order, delivery);

    assertThat(view(order).shippingStatus()).isEqualTo("SHIPPED");
    assertThat(view(order).tasks()).hasSize(1);
    assertThat(onlyTask(order).shipLines())
        .singleElement()
        .satisfies(line -> assertThat(line.tracking()).isEqualTo("T-1"));
    assertNothingMoreToWrite(order, delivery);
  }

  @Test
  void fills_a_placeholder_in_place_instead_of_adding_a_line() {
    OrderId order =
        TestAccount.id(
            standIn
                .merchant()
                .place(new Cin7Samples(5).next(Cin7SampleKind.PLACEHOLDER_SHIP_LINE)));
    String placeholder = onlyTask(order).shipLines().getFirst().id();

    confirm(order, all(order, "S-1", "T-1"));

    assertThat(onlyTask(order).shipLines())
        .singleElement()
        .satisfies(line -> assertThat(line.id()).isEqualTo(placeholder));
  }

  @Test
  void puts_the_numbers_on_boxes_that_were_shipped_without_any() {
    OrderId order = place(2);
    standIn.merchant().authorisePick(order.value());
    standIn.merchant().authorisePack(order.value());
    standIn.merchant().authoriseShip(order.value());

    confirm(order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 1)));

    assertThat(shipped(order)).containsExactly("Box 1 DHL T-1,T-2");
    assertThat(TestAccount.effects(standIn, order)).isEqualTo(1);
  }

  @Test
  void does_not_touch_a_sale_that_shows_the_number_already() {
    OrderId order = place(1);
    standIn.merchant().authorisePick(order.value());
    standIn.merchant().authorisePack(order.value());
    standIn.merchant().authoriseShip(order.value());
    Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
    confirm(order, delivery);

    assertNothingMoreToWrite(order, delivery);
  }

  @Test
  void keeps_to_what_the_merchant_picked_though_it_goes_in_parts() {
    OrderId order = place(2, 1);
    standIn.merchant().authorisePick(order.value());
    Delivery first = delivery("S-1", parcel(order, "P-1", "T-1", 2, 0));
    Delivery second = delivery("S-2", parcel(order, "P-2", "T-2", 0, 1));

    confirm(order, first);
    assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1");
    assertThat(view(order).shippingStatus()).isEqualTo("PARTIALLY SHIPPED");
    assertNothingMoreToWrite(order, first);

    confirm(order, first, second);
    assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1", "LS-REST DHL T-2");
    assertThat(view(order).shippingStatus()).isEqualTo("SHIPPED");
    assertNothingMoreToWrite(order, first, second);
  }

  @Test
  void refuses_what_has_left_already_under_another_number() {
    OrderId order = place(1);
    confirm(order, delivery("S-1", parcel(order, "P-1", "T-1", 1)));

    assertThat(
            source.confirm(
                order, List.of(delivery("S-9", parcel(order, "P-9", "T-9", 1))), List.of()))
        .isEqualTo(new WriteBack.Refused("more delivered than ordered, sku=SKU-1"));
  }

  @Test
  void refuses_a_line_that_the_sale_does_not_have_any_more() {
    OrderId order = place(1, 1);
    Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 0, 1));
    standIn.merchant().editLines(order.value(), List.of(TestAccount.line("SKU-1", 1)));

    assertThat(source.confirm(order, List.of(delivery), List.of()))
        .isEqualTo(
            new WriteBack.Refused(
                "the sale has no such line, line=" + delivery.lines().getFirst().line()));
  }

  @Test
  void refuses_a_sale_that_was_taken_back() {
    OrderId order = place(1);
    Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
    standIn.merchant().undo(order.value());

    assertThat(source.confirm(order, List.of(delivery), List.of()))
        .isEqualTo(new WriteBack.Refused("the sale's order cannot be picked, status=DRAFT"));
  }

  @Test
  void says_of_a_voided_sale_that_it_takes_nothing_any_more() {
    OrderId order = place(1);
    Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
    standIn.merchant().voidSale(order.value());

    assertThat(source.confirm(order, List.of(delivery), List.of()))
        .isEqualTo(new WriteBack.Refused("the sale is VOIDED", WriteBack.Why.CANCELLED));
  }

  @Test
  void believes_the_platform_only_after_another_look() {
    OrderId order = place(1);
    standIn.faults().add(FaultRule.once("PUT", FULFILMENT + "/*", FaultKind.CONFLICT));
    Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));

    confirm(order, delivery);

    assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1");
    assertThat(standIn.ledger().facts("PICK_AUTHORISED")).hasSize(1);
  }
}
