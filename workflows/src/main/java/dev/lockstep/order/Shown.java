package dev.lockstep.order;

import static dev.lockstep.order.OrderNames.SA_ASSIGNEE;
import static dev.lockstep.order.OrderNames.SA_DUE;
import static dev.lockstep.order.OrderNames.SA_EXCEPTION;
import static dev.lockstep.order.OrderNames.SA_LINK;
import static dev.lockstep.order.OrderNames.SA_ORDER;
import static dev.lockstep.order.OrderNames.SA_OWNER;
import static dev.lockstep.order.OrderNames.SA_SNOOZED_UNTIL;
import static dev.lockstep.order.OrderNames.SA_STAGE;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the search attributes of the order say.
 *
 * <p>Every upsert is a billed action, so they follow the stages in which an order rests (awaiting
 * dispatch, parked, cancelling, the two ends) and leave out those it passes through; these are in
 * the current details, which cost nothing.
 */
final class Shown {
  private @Nullable OrderStage stage;
  private @Nullable String exception;
  private @Nullable Instant due;
  private @Nullable String assignee;
  private @Nullable Instant snoozedUntil;

  void attributes(OrderStatus status) {
    Optional<Parked> parked = status.parked().stream().findFirst();
    String code = parked.map(matter -> matter.code().name()).orElse(null);
    Instant dueNow = parked.map(Parked::due).orElse(status.until());
    boolean otherException = code == null ? exception != null : !code.equals(exception);
    boolean otherStage = status.stage() != stage && isResting(status.stage());
    String assigneeNow = parked.map(Parked::assignee).orElse(null);
    Instant snoozedNow = allSnoozedUntil(status.parked());
    boolean otherAssignee = !Objects.equals(assigneeNow, assignee);
    boolean otherSnooze = !Objects.equals(snoozedNow, snoozedUntil);
    if (!otherStage && !otherException && !otherAssignee && !otherSnooze) {
      return;
    }
    List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
    updates.add(keyword(SA_LINK).valueSet(status.link().value()));
    updates.add(
        keyword(SA_ORDER)
            .valueSet(
                status.orderNumber() != null ? status.orderNumber() : status.order().value()));
    updates.add(keyword(SA_STAGE).valueSet(status.stage().name()));
    if (otherException) {
      updates.add(
          code == null ? keyword(SA_EXCEPTION).valueUnset() : keyword(SA_EXCEPTION).valueSet(code));
      updates.add(
          parked
              .map(matter -> keyword(SA_OWNER).valueSet(matter.code().owner().name()))
              .orElseGet(() -> keyword(SA_OWNER).valueUnset()));
    }
    if (dueNow != null || due != null) {
      updates.add(time(SA_DUE, dueNow));
    }
    if (otherAssignee) {
      updates.add(
          assigneeNow == null
              ? keyword(SA_ASSIGNEE).valueUnset()
              : keyword(SA_ASSIGNEE).valueSet(assigneeNow));
    }
    if (otherSnooze) {
      updates.add(time(SA_SNOOZED_UNTIL, snoozedNow));
    }
    Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
    stage = status.stage();
    exception = code;
    due = dueNow;
    assignee = assigneeNow;
    snoozedUntil = snoozedNow;
  }

  /** The first end of the snoozes; null as long as somebody wants to be told of anything. */
  private static @Nullable Instant allSnoozedUntil(List<Parked> parked) {
    if (parked.stream().anyMatch(matter -> matter.snoozedUntil() == null)) {
      return null;
    }
    return parked.stream().map(Parked::snoozedUntil).min(Comparator.naturalOrder()).orElse(null);
  }

  private static boolean isResting(OrderStage stage) {
    return switch (stage) {
      case AWAITING_DISPATCH, CONFIRMED, PARKED, CANCELLING, CANCELLED -> true;
      case AWAITING_PAYMENT, CHECKING, RELEASING, CONFIRMING -> false;
    };
  }

  private static SearchAttributeUpdate<?> time(String name, @Nullable Instant time) {
    SearchAttributeKey<OffsetDateTime> key = SearchAttributeKey.forOffsetDateTime(name);
    return time == null ? key.valueUnset() : key.valueSet(time.atOffset(ZoneOffset.UTC));
  }

  private static SearchAttributeKey<String> keyword(String name) {
    return SearchAttributeKey.forKeyword(name);
  }
}
