package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.cin7core.Cin7SaleView;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dispatch becomes pick, pack and shipment, each step once. */
class DispatchTest extends DispatchStory {
  @Nested
  class Of_a_whole_sale {
    @Test
    void fills_its_one_task_and_leaves_it_a_simple_sale() {
      OrderId order = place(2, 1);

      confirm(order, delivery("S-1", parcel(order, "P-1", "T-1", 2, 1)));

      Cin7SaleView sale = view(order);
      assertThat(sale.type()).isEqualTo("Simple Sale");
      assertThat(sale.tasks())
          .singleElement()
          .satisfies(task -> {
            assertThat(task.pickStatus()).isEqualTo("AUTHORISED");
            assertThat(task.packStatus()).isEqualTo("AUTHORISED");
            assertThat(task.shipStatus()).isEqualTo("AUTHORISED");
            assertThat(task.boxes()).containsOnlyKeys("LS-P-1");
          });
      assertThat(sale.shippingStatus()).isEqualTo("SHIPPED");
    }

    @Test
    void takes_five_calls() {
      OrderId order = place(1);
      Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
      long before = calls();

      confirm(order, delivery);

      assertThat(calls() - before).isEqualTo(5);
    }

    @Test
    void puts_each_parcel_into_its_own_box_with_its_own_number() {
      OrderId order = place(3);

      confirm(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 2)));

      assertThat(shipped(order)).containsExactlyInAnyOrder("LS-P-1 DHL T-1", "LS-P-2 DHL T-2");
      assertThat(onlyTask(order).boxes().get("LS-P-2")).hasToString("{SKU-1=2}");
    }

    @Test
    void lets_a_parcel_without_goods_ride_with_one_that_has_some() {
      OrderId order = place(1);

      confirm(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 0)));

      assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1,T-2");
      assertNothingMoreToWrite(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 0)));
    }

    @Test
    void picks_from_the_configured_location_where_there_is_one() {
      setup.pickLocation = "North Warehouse";
      OrderId order = place(1);

      TestAccount.source(setup.build(), context)
          .confirm(order, List.of(delivery("S-1", parcel(order, "P-1", "T-1", 1))), List.of());

      assertThat(
              standIn.sale(order.value()).orElseThrow().at("/Fulfilments/0/Pick/Lines/0/Location"))
          .hasToString("\"North Warehouse\"");
    }

    @Test
    void writes_the_carrier_in_the_accounts_words() {
      OrderId order = place(1);
      Parcel parcel = parcel(order, "P-1", "T-1", 1);
      Parcel coded = new Parcel("P-1", "DHLPARCEL", "T-1", null, parcel.lines());

      confirm(order, new Delivery("S-1", parcel.lines(), List.of(coded)));

      assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1");
    }
  }

  @Nested
  class Of_a_part {
    @Test
    void opens_a_task_for_each_further_delivery_and_makes_the_sale_advanced() {
      OrderId order = place(2, 1);
      Delivery first = delivery("S-1", parcel(order, "P-1", "T-1", 2, 0));
      Delivery second = delivery("S-2", parcel(order, "P-2", "T-2", 0, 1));

      confirm(order, first);
      confirm(order, first, second);

      assertThat(view(order).type()).isEqualTo("Advanced Sale");
      assertThat(view(order).tasks()).hasSize(2);
      assertThat(shipped(order)).containsExactlyInAnyOrder("LS-P-1 DHL T-1", "LS-P-2 DHL T-2");
      assertNothingMoreToWrite(order, first, second);
    }

    @Test
    void that_joins_a_delivery_later_gets_a_task_of_its_own() {
      OrderId order = place(2);
      confirm(order, delivery("S-1", parcel(order, "P-1", "T-1", 1)));

      confirm(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 1)));

      assertThat(shipped(order)).containsExactlyInAnyOrder("LS-P-1 DHL T-1", "LS-P-2 DHL T-2");
    }

    @Test
    void uses_an_empty_task_that_somebody_opened() {
      OrderId order = place(1, 1);
      Delivery first = delivery("S-1", parcel(order, "P-1", "T-1", 1, 0));
      Delivery second = delivery("S-2", parcel(order, "P-2", "T-2", 0, 1));
      confirm(order, first);
      standIn.faults().add(FaultRule.once("PUT", FULFILMENT + "/pick", FaultKind.CONNECTION_RESET));
      standIn.faults().add(FaultRule.once("PUT", FULFILMENT + "/pick", FaultKind.CONNECTION_RESET));
      standIn.faults().add(FaultRule.once("PUT", FULFILMENT + "/pick", FaultKind.CONNECTION_RESET));
      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> confirm(order, first, second));
      assertThat(view(order).tasks()).hasSize(2);

      confirm(order, first, second);

      assertThat(view(order).tasks()).hasSize(2);
      assertThat(shipped(order)).hasSize(2);
    }

    @Test
    void of_a_sku_in_two_lines_counts_both() {
      OrderId order =
          TestAccount.id(
              standIn.merchant().place(new Cin7Samples(3).next(Cin7SampleKind.REPEATED_SKU)));
      Delivery delivery = all(order, "S-1", "T-1");

      confirm(order, delivery);

      assertThat(view(order).shipped()).isEqualTo(view(order).units());
      assertThat(source.read(order).orElseThrow().deliveries().getFirst().lines())
          .containsExactlyInAnyOrderElementsOf(delivery.lines());
    }
  }

  @Nested
  class A_tracking_number {
    @Test
    void that_comes_later_is_filled_in_without_another_shipment() {
      OrderId order = place(1);
      confirm(order, delivery("S-1", parcel(order, "P-1", null, 1)));
      assertThat(shipped(order)).containsExactly("LS-P-1  ");

      confirm(order, delivery("S-1", parcel(order, "P-1", "T-1", 1)));

      assertThat(shipped(order)).containsExactly("LS-P-1 DHL T-1");
      assertThat(standIn.ledger().facts("SHIP_AUTHORISED")).hasSize(1);
      assertThat(standIn.ledger().facts("TRACKING_CHANGED")).hasSize(1);
    }

    @Test
    void of_one_parcel_leaves_that_of_the_other_alone() {
      OrderId order = place(2);
      confirm(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2", 1)));

      confirm(
          order, delivery("S-1", parcel(order, "P-1", "T-1", 1), parcel(order, "P-2", "T-2b", 1)));

      assertThat(shipped(order)).containsExactlyInAnyOrder("LS-P-1 DHL T-1", "LS-P-2 DHL T-2b");
    }
  }

  @Nested
  class Interrupted {
    @ParameterizedTest
    @ValueSource(strings = {"/pick", "/pack", "/ship"})
    void before_any_step_it_is_continued_by_a_repeat(String step) {
      OrderId order = place(2, 1);
      Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 2, 1));
      standIn.faults().add(FaultRule.on("PUT", FULFILMENT + step, FaultKind.CONNECTION_RESET));
      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> confirm(order, delivery))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      standIn.faults().clear();

      confirm(order, delivery);

      assertThat(standIn.ledger().facts("PICK_AUTHORISED")).hasSize(1);
      assertThat(standIn.ledger().facts("PACK_AUTHORISED")).hasSize(1);
      assertThat(standIn.ledger().facts("SHIP_AUTHORISED")).hasSize(1);
      assertThat(view(order).shipped()).isEqualTo(view(order).units());
    }

    @Test
    void after_a_task_was_opened_and_the_answer_lost_no_second_one_is_opened() {
      OrderId order = place(1, 1);
      Delivery first = delivery("S-1", parcel(order, "P-1", "T-1", 1, 0));
      Delivery second = delivery("S-2", parcel(order, "P-2", "T-2", 0, 1));
      confirm(order, first);
      standIn.faults().add(FaultRule.once("POST", FULFILMENT, FaultKind.DROP_REPLY));

      confirm(order, first, second);

      assertThat(standIn.ledger().facts("TASK_CREATED")).hasSize(1);
      assertThat(view(order).tasks()).hasSize(2);
    }
  }

  @Nested
  class A_refusal {
    @Test
    void tells_the_platforms_reason_without_a_persons_data() {
      OrderId order = place(1);
      Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
      standIn
          .faults()
          .add(
              FaultRule.on("PUT", FULFILMENT + "/pick", FaultKind.ERROR_BEFORE_COMMIT)
                  .status(400)
                  .code("Customer Kim Muster (kim@example.com) is on hold"));

      assertThat(source.confirm(order, List.of(delivery), List.of()))
          .isEqualTo(new WriteBack.Refused("HTTP 400, code 400: Customer *** (***) is on hold"));
    }

    @Test
    void inside_a_success_is_one_all_the_same() {
      OrderId order = place(1);
      Delivery delivery = delivery("S-1", parcel(order, "P-1", "T-1", 1));
      standIn.faults().add(FaultRule.on("PUT", FULFILMENT + "/pack", FaultKind.SUCCESS_FALSE));

      assertThat(source.confirm(order, List.of(delivery), List.of()))
          .isEqualTo(new WriteBack.Refused("HTTP 200, code 400: The document could not be saved."));
    }
  }
}
