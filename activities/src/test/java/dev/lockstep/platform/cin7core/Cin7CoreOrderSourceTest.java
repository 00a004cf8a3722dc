package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.OnCancellation;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.PaymentSource;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.OrderSourceContract;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract over the stand-in, and what only Cin7 Core has beside {@link DispatchTest}. */
class Cin7CoreOrderSourceTest extends OrderSourceContract {
  private static final String API = "/ExternalApi/v2/";

  private final Cin7StandIn standIn = Cin7StandIn.start(Cin7Options.defaults());
  private final PlatformContext context = TestAccount.context();
  private final TestAccount.Setup setup = TestAccount.setup(standIn.apiUri());
  private final OrderSource source = TestAccount.source(setup.build(), context);

  @AfterEach
  void stop() {
    // An idle connection would hold the stand-in's shutdown up.
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  @Override
  protected OrderSource subject() {
    return source;
  }

  @Override
  protected OrderId place(int... quantities) {
    return TestAccount.id(standIn.merchant().place(TestAccount.sale(quantities)));
  }

  @Override
  protected OrderId unknown() {
    return new OrderId(UUID.randomUUID().toString());
  }

  @Override
  protected int writesTo(OrderId order) {
    return TestAccount.effects(standIn, order);
  }

  @Override
  protected void failNextRead() {
    standIn.faults().add(FaultRule.once("GET", API + "sale", FaultKind.ERROR_BEFORE_COMMIT));
  }

  @Override
  protected void loseNextAnswer() {
    onNextWrite(FaultKind.DROP_REPLY);
  }

  @Override
  protected void failNextWriteAfterwards() {
    onNextWrite(FaultKind.ERROR_AFTER_COMMIT);
  }

  private void onNextWrite(FaultKind kind) {
    standIn.faults().add(FaultRule.once("PUT", API + "**", kind));
    standIn.faults().add(FaultRule.once("DELETE", API + "sale", kind));
  }

  @Override
  protected void conflictOnNextWrite() {
    throw new AssertionError("There are no versions.");
  }

  @Override
  protected void conflictOnEveryWrite() {
    throw new AssertionError("There are no versions.");
  }

  @Override
  protected void takeNoWrites() {
    standIn.faults().add(FaultRule.on("PUT", API + "**", FaultKind.ERROR_BEFORE_COMMIT));
  }

  @Override
  protected void refuseNextWrite() {
    standIn
        .faults()
        .add(
            FaultRule.on("PUT", API + "**", FaultKind.ERROR_BEFORE_COMMIT)
                .status(400)
                .code("Invalid lines"));
  }

  @Override
  protected String payment(OrderId order) {
    throw new AssertionError("Payments do not lead to sales.");
  }

  @Override
  protected String number(OrderId order) {
    return TestAccount.view(standIn, order).orderNumber();
  }

  @Override
  protected Optional<OrderSource> withoutReleaseNote() {
    TestAccount.Setup bare = TestAccount.setup(standIn.apiUri());
    bare.releaseAttribute = null;
    bare.refusalAttribute = null;
    return Optional.of(TestAccount.source(bare.build(), context));
  }

  @Override
  protected List<String> releaseNotes(OrderId order) {
    return Arrays.asList(attribute(order, 3).split(","));
  }

  private String attribute(OrderId order, int number) {
    return TestAccount.view(standIn, order)
        .attributes()
        .getOrDefault("AdditionalAttribute" + number, "");
  }

  @Nested
  class The_id_of_an_order {
    @Test
    void is_the_sale_id_in_lower_case_whatever_the_case_it_comes_in() {
      OrderId order = place(1);
      OrderId shouted = new OrderId(order.value().toUpperCase(Locale.ROOT));

      assertThat(source.read(shouted).orElseThrow().id()).isEqualTo(order);
    }

    @Test
    void is_found_by_the_exact_number_among_numbers_that_contain_it() {
      OrderId first = place(1);
      for (int i = 0; i < 10; i++) {
        place(1);
      }

      assertThat(source.findByNumber("SO-00001")).contains(first);
      assertThat(source.findByNumber("SO-0000")).isEmpty();
    }
  }

  @Nested
  class The_state_of_a_sale {
    @Test
    void is_a_draft_until_its_order_is_authorised_and_after_it_was_taken_back() {
      ObjectNode draft = TestAccount.sale(1);
      draft.withObjectProperty("Order").put("Status", "DRAFT");
      OrderId order = TestAccount.id(standIn.merchant().place(draft));
      assertThat(state(order)).isEqualTo(SourceState.DRAFT);

      standIn.merchant().authorise(order.value());
      assertThat(state(order)).isEqualTo(SourceState.OPEN);

      standIn.merchant().undo(order.value());
      assertThat(state(order)).isEqualTo(SourceState.DRAFT);

      standIn.merchant().voidSale(order.value());
      assertThat(state(order)).isEqualTo(SourceState.CANCELLED);
    }

    private SourceState state(OrderId order) {
      return source.read(order).orElseThrow().state();
    }
  }

  @Nested
  class Cancelling {
    private final CancellationDecision cancelled = decided(Outcome.CANCELLED, null);

    @Test
    void voids_the_sale_and_does_not_take_it_back_to_a_draft() {
      OrderId order = place(1);

      source.reportCancellation(order, true, cancelled);

      assertThat(TestAccount.view(standIn, order).voided()).isTrue();
      assertThat(standIn.ledger().facts("SALE_UNDONE")).isEmpty();
    }

    @Test
    void leaves_a_sale_alone_that_the_merchant_voided() {
      OrderId order = place(1);
      standIn.merchant().voidSale(order.value());

      WriteBack outcome = source.reportCancellation(order, true, cancelled);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              WriteBack.Shown.class, shown -> assertThat(shown.wrote()).isFalse());
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void is_refused_once_the_sale_has_begun_to_ship() {
      OrderId order = place(1);
      source.confirm(order, List.of(delivery(order, "S-1", "T-1", 1)), List.of());
      int writes = writesTo(order);

      assertThat(source.reportCancellation(order, true, cancelled))
          .isEqualTo(new WriteBack.Refused("the sale has begun to ship"));
      assertThat(writesTo(order)).isEqualTo(writes);
    }

    @Test
    void is_left_to_people_where_the_account_says_so() {
      OrderId order = place(1);
      setup.onCancellation = OnCancellation.LEAVE;
      OrderSource cautious = TestAccount.source(setup.build(), context);

      assertThat(cautious.reportCancellation(order, true, cancelled))
          .isInstanceOf(WriteBack.Shown.class);
      assertThat(TestAccount.view(standIn, order).voided()).isFalse();
    }

    @Test
    void that_came_too_late_leaves_its_evidence_and_the_attributes_of_others() {
      ObjectNode sale = TestAccount.sale(1);
      sale.putObject("AdditionalAttributes").put("AdditionalAttribute1", "gift");
      OrderId order = TestAccount.id(standIn.merchant().place(sale));

      source.reportCancellation(order, true, decided(Outcome.TOO_LATE, "Picked"));

      assertThat(attribute(order, 4)).isEqualTo("TOO_LATE: Picked");
      assertThat(attribute(order, 1)).isEqualTo("gift");
    }

    @Test
    void that_came_too_late_cannot_be_noted_in_a_voided_sale() {
      OrderId order = place(1);
      standIn.merchant().voidSale(order.value());

      assertThat(source.reportCancellation(order, true, decided(Outcome.TOO_LATE, "Picked")))
          .isEqualTo(new WriteBack.Refused("the sale is VOIDED", WriteBack.Why.CANCELLED));
      assertThat(writesTo(order)).isZero();
    }

    private CancellationDecision decided(Outcome outcome, @Nullable String evidence) {
      return new CancellationDecision(
          CancellationDecision.VERSION,
          outcome,
          evidence,
          Instant.parse("2026-11-21T12:00:00Z"),
          List.of(),
          "Decided.");
    }
  }

  @Nested
  class Capabilities {
    @Test
    void grow_with_the_attributes_that_are_named() {
      assertThat(source.capabilities())
          .containsExactlyInAnyOrder(
              Capability.NATIVE_DELIVERIES,
              Capability.UNTRACKED_PARCELS,
              Capability.CHANGE_TRACKING,
              Capability.CHANGE_FEED,
              Capability.RELEASE_NOTE,
              Capability.REFUSAL_NOTE);
      assertThat(withoutReleaseNote().orElseThrow().capabilities())
          .containsExactlyInAnyOrder(
              Capability.NATIVE_DELIVERIES,
              Capability.UNTRACKED_PARCELS,
              Capability.CHANGE_TRACKING,
              Capability.CHANGE_FEED);
    }

    @Test
    void without_the_note_a_refused_cancellation_is_no_failure() {
      OrderId order = place(1);
      WriteBack outcome =
          withoutReleaseNote()
              .orElseThrow()
              .reportCancellation(
                  order,
                  true,
                  new CancellationDecision(
                      CancellationDecision.VERSION,
                      Outcome.TOO_LATE,
                      "Picked",
                      Instant.parse("2026-11-21T12:00:00Z"),
                      List.of(),
                      "Too late."));

      assertThat(outcome).isInstanceOf(WriteBack.Shown.class);
      assertThat(writesTo(order)).isZero();
    }
  }

  @Nested
  class Changed_sales {
    @Test
    void are_those_a_warehouse_may_care_for() {
      ObjectNode draft = TestAccount.sale(1);
      draft.withObjectProperty("Order").put("Status", "DRAFT");
      standIn.merchant().place(draft);
      OrderId open = place(1);
      OrderId gone = place(1);
      standIn.merchant().voidSale(gone.value());

      assertThat(changed(Instant.EPOCH)).containsExactlyInAnyOrder(open, gone);
    }

    @Test
    void tell_of_one_that_was_taken_back_after_it_had_been_seen_authorised() {
      OrderId order = place(1);
      assertThat(changed(Instant.EPOCH)).containsExactly(order);

      standIn.merchant().undo(order.value());

      assertThat(changed(Instant.EPOCH)).containsExactly(order);
    }

    @Test
    void cost_one_call_for_each_page_and_none_for_a_sale() {
      for (int i = 0; i < 5; i++) {
        place(1);
      }
      double before = calls();

      changed(Instant.EPOCH);

      assertThat(calls() - before).isEqualTo(3);
    }

    private List<OrderId> changed(Instant since) {
      return source.changedSince(since, Optional.empty()).items().stream()
          .map(ChangedOrder::order)
          .toList();
    }

    private double calls() {
      return context.meters().find("lockstep.platform.requests").timers().stream()
          .mapToLong(timer -> timer.count())
          .sum();
    }
  }

  @Test
  void payments_are_the_same_from_the_sale_and_from_their_own_call() {
    setup.payments = PaymentSource.ENDPOINT;
    OrderSource asking = TestAccount.source(setup.build(), context);
    OrderId order = place(2);
    standIn.merchant().pay(order.value(), new BigDecimal("7.50"));

    assertThat(source.read(order).orElseThrow().payment())
        .isEqualTo(asking.read(order).orElseThrow().payment());
    assertThat(asking.read(order).orElseThrow().payment().charged()).hasToString("7.50 EUR");

    standIn.merchant().pay(order.value());
    assertThat(asking.read(order).orElseThrow().payment().charged()).hasToString("25.00 EUR");
  }
}
