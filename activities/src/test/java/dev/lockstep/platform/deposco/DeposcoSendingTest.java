package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.Fate;
import dev.lockstep.sandbox.deposco.FateRule;
import dev.lockstep.sandbox.deposco.NumberRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What Deposco makes of creates and amendments that are not as usual. */
class DeposcoSendingTest extends DeposcoStory {
  private Warehouse warehouse;

  @BeforeEach
  void openAsDocumented() {
    reopen(DeposcoOptions.defaults(), DeposcoOrderRules.DEFAULT);
  }

  private void reopen(DeposcoOptions options, DeposcoOrderRules rules) {
    close();
    open(options);
    warehouse = DeposcoAccount.warehouse(deposco(), rules);
  }

  private void given(Fate fate) {
    deposco().script(FateRule.forNumber(REF.value(), fate));
  }

  @Nested
  class Creating_it {
    @Test
    void while_the_listing_does_not_show_it_yet_leaves_the_outcome_unknown() {
      reopen(
          DeposcoOptions.defaults().with().readLag(Duration.ofHours(1)).build(),
          DeposcoOrderRules.DEFAULT);
      warehouse.create(draft());

      assertThat(failureOf(() -> warehouse.create(draft())).kind())
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(onlyOrder().lines()).hasSize(2);
    }

    @Test
    void under_the_number_of_a_cancelled_order_is_taken() {
      warehouse.create(draft());
      warehouse.cancel(REF, List.of(), "FRAUD");

      assertThat(warehouse.create(draft())).isEqualTo(new Creation.ReferenceTaken());
    }

    @Test
    void for_a_facility_that_does_not_exist_is_refused_as_such() {
      var elsewhere =
          new WarehouseOrderDraft(
              draft().ref(),
              draft().link(),
              draft().orderNumber(),
              draft().placedAt(),
              new FacilityId("ATLANTIS"),
              draft().service(),
              draft().address(),
              draft().orderValue(),
              draft().lines());

      assertThat(warehouse.create(elsewhere))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.FACILITY_UNMAPPED,
                  "HTTP 404: Facility with business key number = ATLANTIS does not exist"));
    }

    @Test
    void that_is_refused_tells_deposcos_words_and_no_word_of_the_address() {
      given(new Fate.Refused("Customer Ada Example of Long Street 1 is blocked, see carrier DPD"));

      assertThat(warehouse.create(draft()))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.WAREHOUSE_REJECTED, "HTTP 400: … of … is blocked see carrier DPD"));
    }

    @Test
    void twice_on_a_tenant_that_makes_copies_shows_the_second_as_never_asked_for() {
      reopen(
          DeposcoOptions.defaults().with().numberRule(NumberRule.CREATES_ANOTHER).build(),
          DeposcoAccount.rules().makingCopies().get());
      warehouse.create(draft());
      put(draft());

      assertThat(deposco().orders().get(REF.value())).hasSize(2);
      assertThat(Comparison.of(draft(), warehouse.find(REF).orElseThrow()).lines())
          .hasSize(2)
          .allMatch(line -> line.endsWith("never asked for"));
      assertThat(warehouse.create(draft())).isEqualTo(new Creation.ReferenceTaken());

      assertThat(warehouse.cancel(REF, List.of(), "DUPLICATE"))
          .isEqualTo(new Cancelling.Cancelled());
      assertThat(deposco().orders().get(REF.value()))
          .extracting(SalesOrderView::status)
          .containsOnly(OrderStatus.CANCELED);
    }
  }

  @Nested
  class Amending_it {
    @Test
    void takes_away_what_the_new_address_has_not() {
      var full =
          new Address(
              "Ada Example",
              "Example Ltd",
              List.of("Long Street 1", "Flat 2"),
              "London",
              "Greater London",
              "N1 9GU",
              "GB",
              "+44 20 7946 0000",
              "ada@example.org");
      warehouse.create(withAddress(full));
      assertThat(warehouse.find(REF).orElseThrow().address()).isEqualTo(full);

      assertThat(warehouse.amend(draft())).isEqualTo(new Amending.Amended());

      assertThat(warehouse.find(REF).orElseThrow().address()).isEqualTo(draft().address());
    }

    @Test
    void of_what_deposco_has_not_is_not_sent() {
      assertThat(failureOf(() -> warehouse.amend(draft())).kind()).isEqualTo(FailureKind.NOT_FOUND);
      assertThat(deposco().orders()).isEmpty();
    }

    private static WarehouseOrderDraft withAddress(Address address) {
      var draft = draft();
      return new WarehouseOrderDraft(
          draft.ref(),
          draft.link(),
          draft.orderNumber(),
          draft.placedAt(),
          draft.facility(),
          draft.service(),
          address,
          draft.orderValue(),
          draft.lines());
    }
  }
}
