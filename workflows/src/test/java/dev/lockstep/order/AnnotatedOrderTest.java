package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnnotatedOrderTest extends OrderWorkflowSpec {
  private Parked parked() {
    return order.status().parked().getFirst();
  }

  private void park(ExceptionCode code) {
    platforms.thenJudge(new Assessment.Faulty(List.of(new Finding(code, null, "Wrong."))));
    begin();
    pass(Duration.ofMinutes(1));
  }

  private Instant in(Duration time) {
    return Instant.ofEpochMilli(server.currentTimeMillis())
        .plus(time)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private Annotated assign(@Nullable String assignee) {
    return order.assign(new Assignment(1, "jo", assignee, null));
  }

  private Annotated snooze(Instant until) {
    return order.snooze(new Snooze(1, "jo", until, "The item comes on Monday", null));
  }

  private SearchAttributes shown() {
    return WorkflowStub.fromTyped(order).describe().getTypedSearchAttributes();
  }

  private @Nullable String shownAssignee() {
    return shown().get(SearchAttributeKey.forKeyword(OrderNames.SA_ASSIGNEE));
  }

  private @Nullable Instant shownSnooze() {
    var until = shown().get(SearchAttributeKey.forOffsetDateTime(OrderNames.SA_SNOOZED_UNTIL));
    return until == null ? null : until.toInstant();
  }

  private String details() {
    return WorkflowStub.fromTyped(order)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  @Nested
  class while_it_is_parked {
    @Test
    void is_given_to_somebody_and_shows_who_has_it() {
      park(ExceptionCode.SKU_UNKNOWN);
      Annotated answer = assign("kim");

      assertThat(answer.codes()).containsExactly(ExceptionCode.SKU_UNKNOWN);
      assertThat(answer.message()).isEqualTo("It is with kim now.");
      assertThat(parked().assignee()).isEqualTo("kim");
      assertThat(shownAssignee()).isEqualTo("kim");
      assertThat(details()).contains("**kim** has it.").contains("Given to kim by jo.");
    }

    @Test
    void is_given_back() {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");

      assertThat(assign(null).message()).isEqualTo("Nobody has it now.");
      assertThat(parked().assignee()).isNull();
      assertThat(shownAssignee()).isNull();
      assertThat(details()).contains("Nobody has it yet.").contains("Given back by jo.");
    }

    @Test
    void costs_no_attribute_where_nothing_changes() {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");
      long before = actions(history());
      assign("kim");

      assertThat(actions(history())).isEqualTo(before);
      assertThat(order.status().log()).filteredOn(it -> it.contains("Given to kim")).hasSize(1);
    }

    @Test
    void takes_notes_of_which_the_last_twenty_are_shown() {
      park(ExceptionCode.SKU_UNKNOWN);
      for (int i = 1; i <= 21; i++) {
        order.note(new Remark(1, "jo", "Asked the\nbuyer, *again* " + i, null));
      }

      assertThat(parked().notes()).hasSize(20);
      assertThat(parked().notes().getFirst().text()).isEqualTo("Asked the buyer, *again* 2");
      assertThat(details()).contains("Asked the buyer, \\*again\\* 21");
    }

    @Test
    void is_snoozed_without_a_timer_and_without_another_deadline() {
      park(ExceptionCode.SKU_UNKNOWN);
      Instant due = parked().due();
      Instant until = in(Duration.ofDays(2));
      long before = actions(history());
      snooze(until);

      assertThat(parked().snoozedUntil()).isEqualTo(until);
      assertThat(parked().snoozeReason()).isEqualTo("The item comes on Monday");
      assertThat(parked().due()).isEqualTo(due);
      assertThat(shownSnooze()).isEqualTo(until);
      assertThat(details()).contains("**Snoozed** until ").contains("The item comes on Monday");
      assertThat(actions(history())).as("the attributes").isEqualTo(before + 1);
    }

    @Test
    void is_woken_up_early() {
      park(ExceptionCode.SKU_UNKNOWN);
      snooze(in(Duration.ofDays(2)));
      order.snooze(new Snooze(1, "kim", null, null, null));

      assertThat(parked().snoozedUntil()).isNull();
      assertThat(shownSnooze()).isNull();
    }

    @Test
    void goes_on_by_itself_although_it_is_snoozed() {
      park(ExceptionCode.SKU_UNKNOWN);
      snooze(in(Duration.ofDays(2)));
      platforms.sourceVersion = 2;
      order.orderChanged(new OrderChanged(1, "edit", 2L));
      pass(Duration.ofMinutes(1));

      assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    }

    @Test
    void replays() throws Exception {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");
      snooze(in(Duration.ofHours(2)));
      order.note(new Remark(1, "jo", "Asked the buyer", null));
      order.resolve(resolution(ResolutionKind.RETRY));
      order.dispatched(new Dispatched(1, "s", ScriptedPlatforms.REF));
      result();

      WorkflowReplayer.replayWorkflowExecution(
          server
              .getWorkflowClient()
              .fetchHistory(OrderNames.workflowId(LINK, ScriptedPlatforms.ORDER)),
          OrderWorkflowImpl.class);
    }
  }

  @Nested
  class once_the_matter_is_over {
    @Test
    void the_attributes_are_unset_and_the_story_stays() {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");
      snooze(in(Duration.ofDays(2)));
      order.note(new Remark(1, "jo", "Asked the buyer", null));
      order.resolve(resolution(ResolutionKind.RETRY));
      pass(Duration.ofMinutes(1));

      assertThat(order.status().parked()).isEmpty();
      assertThat(shownAssignee()).isNull();
      assertThat(shownSnooze()).isNull();
      assertThat(order.status().log())
          .anyMatch(line -> line.endsWith("Note by jo: Asked the buyer"));
    }

    @Test
    void the_same_matter_parked_again_is_with_the_same_person_but_not_snoozed() {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");
      snooze(in(Duration.ofDays(2)));
      order.note(new Remark(1, "jo", "Asked the buyer", null));
      platforms.thenJudge(
          new Assessment.Faulty(List.of(new Finding(ExceptionCode.SKU_UNKNOWN, null, "Wrong."))));
      order.resolve(resolution(ResolutionKind.RETRY));
      pass(Duration.ofMinutes(1));

      assertThat(parked().assignee()).isEqualTo("kim");
      assertThat(parked().notes()).hasSize(1);
      assertThat(parked().snoozedUntil()).isNull();
      assertThat(shownAssignee()).isEqualTo("kim");
    }

    @Test
    void another_matter_begins_afresh() {
      park(ExceptionCode.SKU_UNKNOWN);
      assign("kim");
      platforms.thenJudge(
          new Assessment.Faulty(
              List.of(new Finding(ExceptionCode.PRICE_MISMATCH, null, "Wrong."))));
      order.resolve(resolution(ResolutionKind.RETRY));
      pass(Duration.ofMinutes(1));

      assertThat(parked().code()).isEqualTo(ExceptionCode.PRICE_MISMATCH);
      assertThat(parked().assignee()).isNull();
      assertThat(shownAssignee()).isNull();
    }

    @Test
    void what_only_tries_again_by_itself_stays_snoozed() {
      platforms.verdicts.addAll(
          Collections.nCopies(
              100,
              () -> {
                throw failure(FailureKind.UNAUTHORISED, false);
              }));
      begin();
      pass(Duration.ofMinutes(1));
      assertThat(parkedCode()).isEqualTo(ExceptionCode.CREDENTIALS_REJECTED);
      Instant since = parked().since();
      Instant until = in(Duration.ofHours(3));
      snooze(until);
      pass(Duration.ofHours(2));

      assertThat(parked().since()).isAfter(since);
      assertThat(parked().snoozedUntil()).isEqualTo(until);
      assertThat(shownSnooze()).isEqualTo(until);
    }
  }

  @Nested
  class is_refused {
    private void refused(Runnable message, String words) {
      assertThatThrownBy(message::run).hasStackTraceContaining(words);
    }

    @Test
    void where_nothing_is_parked() {
      begin();
      pass(Duration.ofMinutes(1));

      refused(
          () -> assign("kim"), "Nothing here is parked. The order is in stage AWAITING_DISPATCH.");
      refused(() -> snooze(in(Duration.ofHours(1))), "Nothing here is parked.");
      refused(() -> order.note(new Remark(1, "jo", "Hm", null)), "Nothing here is parked.");
    }

    @Test
    void where_the_fulfilment_named_is_not_parked() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(
          () -> order.assign(new Assignment(1, "jo", "kim", new FulfilmentRef("5e3a~NORTH"))),
          "Nothing here is parked for 5e3a~NORTH.");
    }

    @Test
    void without_an_author() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(
          () -> order.assign(new Assignment(1, " ", "kim", null)),
          "The author is missing. Give a login.");
    }

    @Test
    void where_the_assignee_is_no_login() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(
          () -> assign("kim@example.com"),
          "The assignee is a login of at most 60 letters, digits, dots, hyphens and underscores, and no e-mail address.");
    }

    @Test
    void where_the_snooze_ends_in_the_past_or_never() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(() -> snooze(in(Duration.ofHours(-1))), "A snooze ends in the future, not at ");
      refused(() -> snooze(in(Duration.ofDays(91))), "A snooze ends within 90 days, not at ");
    }

    @Test
    void where_a_snooze_has_no_reason() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(
          () -> order.snooze(new Snooze(1, "jo", in(Duration.ofHours(1)), null, null)),
          "The reason of a snooze needs some words.");
    }

    @Test
    void with_a_customers_address_in_a_note_which_stays_out_of_the_history() {
      park(ExceptionCode.SKU_UNKNOWN);

      refused(
          () -> order.note(new Remark(1, "jo", "Wrote to ada@example.com", null)),
          "A note stays in the order's history for good, and this one seems to hold an e-mail address. Leave it out and refer to the order.");
      assertThat(history()).noneMatch(event -> event.toString().contains("ada@example.com"));
    }
  }
}
