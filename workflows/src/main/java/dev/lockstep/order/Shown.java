package dev.lockstep.order;

import static dev.lockstep.order.OrderNames.SA_DUE;
import static dev.lockstep.order.OrderNames.SA_EXCEPTION;
import static dev.lockstep.order.OrderNames.SA_LINK;
import static dev.lockstep.order.OrderNames.SA_ORDER;
import static dev.lockstep.order.OrderNames.SA_OWNER;
import static dev.lockstep.order.OrderNames.SA_STAGE;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

  void attributes(OrderStatus status) {
    Optional<Parked> parked = status.parked().stream().findFirst();
    String code = parked.map(matter -> matter.code().name()).orElse(null);
    Instant dueNow = parked.map(Parked::due).orElse(status.until());
    boolean otherException = code == null ? exception != null : !code.equals(exception);
    boolean otherStage = status.stage() != stage && isResting(status.stage());
    if (!otherStage && !otherException) {
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
    if (dueNow != null) {
      updates.add(
          SearchAttributeKey.forOffsetDateTime(SA_DUE).valueSet(dueNow.atOffset(ZoneOffset.UTC)));
    } else if (due != null) {
      updates.add(SearchAttributeKey.forOffsetDateTime(SA_DUE).valueUnset());
    }
    Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
    stage = status.stage();
    exception = code;
    due = dueNow;
  }

  private static boolean isResting(OrderStage stage) {
    return switch (stage) {
      case AWAITING_DISPATCH, CONFIRMED, PARKED, CANCELLING, CANCELLED -> true;
      case AWAITING_PAYMENT, CHECKING, RELEASING, CONFIRMING -> false;
    };
  }

  private static SearchAttributeKey<String> keyword(String name) {
    return SearchAttributeKey.forKeyword(name);
  }
}
