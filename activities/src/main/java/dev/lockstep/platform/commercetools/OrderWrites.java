package dev.lockstep.platform.commercetools;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.PlatformFailure;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an order show something: read, decide, write at that version, look whether it shows.
 *
 * <p>The version makes a write that was sent apply at most once; only what is decided anew from a
 * fresh reading is sent at a fresh version. After a conflict, a refusal or a lost answer the order
 * is read before anything else.
 */
final class OrderWrites {
  private static final int MOST_ATTEMPTS = 5;
  private static final int MOST_LOST_ANSWERS = 2;

  private final CommercetoolsApi api;
  private final Bundles bundles;

  OrderWrites(CommercetoolsApi api, Bundles bundles) {
    this.api = api;
    this.bundles = bundles;
  }

  WriteBack makeTrue(OrderId order, Function<StoredOrder, Plan> planner) {
    StoredOrder stored = read(order);
    boolean sent = false;
    int lost = 0;
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      switch (planner.apply(stored)) {
        case Plan.Nothing() -> {
          return new WriteBack.Shown(stored.version(), sent);
        }
        case Plan.Refuse(String reason) -> {
          return new WriteBack.Refused(reason);
        }
        case Plan.Write write -> {
          long version = stored.version();
          @Nullable ApiResponse answer;
          try {
            answer = api.update(order, version, write.actions());
            sent |= answer.isSuccess();
          } catch (PlatformFailure failure) {
            if (failure.kind() != FailureKind.OUTCOME_UNKNOWN || ++lost > MOST_LOST_ANSWERS) {
              throw failure;
            }
            sent = true;
            answer = null;
          }
          stored = answer != null && answer.isSuccess() ? after(answer, order) : read(order);
          Optional<String> refusal = refusal(answer, version, stored);
          if (refusal.isPresent() && !(planner.apply(stored) instanceof Plan.Nothing)) {
            return new WriteBack.Refused(refusal.get());
          }
        }
      }
    }
    throw PlatformFailure.of(
        FailureKind.CONFLICT,
        api.connection(),
        "The order kept changing while it was written. connection=%s, order=%s, attempts=%d. It is tried again."
            .formatted(api.connection(), order, MOST_ATTEMPTS));
  }

  /** The order as the platform returned it; read anew where that is not an order. */
  private StoredOrder after(ApiResponse answer, OrderId order) {
    try {
      return new StoredOrder(api.read(answer), bundles);
    } catch (PlatformFailure unreadable) {
      return read(order);
    }
  }

  private StoredOrder read(OrderId order) {
    return new StoredOrder(api.order(order).orElseThrow(() -> api.noSuchOrder(order)), bundles);
  }

  /** The platform's no to these very actions: not a conflict, and not about an older version. */
  private static Optional<String> refusal(
      @Nullable ApiResponse answer, long version, StoredOrder stored) {
    if (answer == null
        || answer.isSuccess()
        || answer.status() == 409
        || stored.version() != version) {
      return Optional.empty();
    }
    return Optional.of(CommercetoolsErrors.code(answer).orElse("HTTP " + answer.status()));
  }
}
