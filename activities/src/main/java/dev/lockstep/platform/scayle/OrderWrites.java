package dev.lockstep.platform.scayle;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes an order show something: read, decide, write, look until it shows; then the next.
 *
 * <p>Nothing at the platform keeps a request from happening twice, and nothing tells that somebody
 * else wrote in between. So one request is under way for an order at a time, units are named by
 * their ids, and what was sent is not sent again while it may yet show: that is the caller's next
 * attempt, which begins by reading, and comes only when that time is over.
 */
final class OrderWrites {
  private static final int MOST_REFUSALS = 5;

  private final ScayleApi api;
  private final ScayleSettings settings;
  private final Unseen unseen;

  OrderWrites(ScayleApi api, ScayleSettings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.unseen = new Unseen(clock, settings.reports().resendAfter());
  }

  WriteBack makeTrue(OrderId order, Function<StoredOrder, Plan> planner) {
    return keepingOthersBack(order, () -> makeTrue(read(order), planner));
  }

  /**
   * The same, once the platform has finished with a cancellation of its own: it asks us before, and
   * does it after our answer.
   */
  WriteBack makeTrueUnlessThePlatformDoes(OrderId order, Function<StoredOrder, Plan> planner) {
    return keepingOthersBack(
        order,
        () ->
            makeTrue(
                lookFor(
                    order,
                    found ->
                        !found.isBeingCancelled() || !(planner.apply(found) instanceof Plan.Write)),
                planner));
  }

  /**
   * Whatever fails while a write does not show is not to be tried again before its time: the next
   * try may be another process's, which does not know of the write.
   */
  private WriteBack keepingOthersBack(OrderId order, Supplier<WriteBack> step) {
    try {
      return step.get();
    } catch (PlatformFailure failure) {
      throw failure.notBefore(unseen.left(order));
    }
  }

  private WriteBack makeTrue(StoredOrder found, Function<StoredOrder, Plan> planner) {
    StoredOrder stored = settled(found);
    boolean wrote = false;
    int refusals = 0;
    while (true) {
      switch (planner.apply(stored)) {
        case Plan.Nothing() -> {
          return new WriteBack.Shown(stored.version(), wrote);
        }
        case Plan.Refuse(String reason, WriteBack.Why why) -> {
          return new WriteBack.Refused(reason, why);
        }
        case Plan.Write write -> {
          Optional<ApiResponse> refused = send(stored.id(), write);
          if (refused.isEmpty()) {
            stored = shown(stored.id(), write);
            wrote = true;
          } else {
            stored = read(stored.id());
            if (planner.apply(stored) instanceof Plan.Write next && next.asksTheSameAs(write)) {
              return new WriteBack.Refused(ScayleErrors.reason(refused.get()));
            }
            if (++refusals > MOST_REFUSALS) {
              throw keepsChanging(stored.id());
            }
          }
        }
      }
    }
  }

  /** The platform's no, if that is what it said. */
  private Optional<ApiResponse> send(OrderId order, Plan.Write write) {
    unseen.remember(order, write);
    try {
      ApiResponse answer = api.send(order, write);
      if (answer.isSuccess()) {
        return Optional.empty();
      }
      unseen.forget(order);
      return Optional.of(answer);
    } catch (PlatformFailure failure) {
      if (failure.kind() != FailureKind.OUTCOME_UNKNOWN) {
        unseen.forget(order);
        throw failure;
      }
      StoredOrder stored = lookFor(order, write::isSettledIn);
      if (!write.isSettledIn(stored)) {
        throw failure;
      }
      return Optional.empty();
    }
  }

  /** The order, once what was sent to it before shows. */
  private StoredOrder settled(StoredOrder stored) {
    Plan.Write pending = unseen.of(stored);
    return pending == null ? stored : shown(stored.id(), pending);
  }

  private StoredOrder shown(OrderId order, Plan.Write write) {
    StoredOrder stored = lookFor(order, write::isSettledIn);
    if (!write.isSettledIn(stored)) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          api.connection(),
          "The platform took a write, and the order does not show it yet. connection=%s, order=%s. It is looked for again."
              .formatted(api.connection(), order));
    }
    unseen.forget(order);
    return stored;
  }

  /** Reads until the order is as wanted, or long enough. */
  private StoredOrder lookFor(OrderId order, Predicate<StoredOrder> wanted) {
    StoredOrder stored = read(order);
    for (int look = 1; look < settings.reports().readBackTries() && !wanted.test(stored); look++) {
      pause(settings.reports().readBackPause());
      stored = read(order);
    }
    return stored;
  }

  private StoredOrder read(OrderId order) {
    return StoredOrder.read(api.order(order).orElseThrow(() -> api.noSuchOrder(order)), settings);
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PlatformFailure.of(
          FailureKind.UNAVAILABLE,
          api.connection(),
          "Looking for a write was given up. connection=%s. It is tried again."
              .formatted(api.connection()),
          e);
    }
  }

  private PlatformFailure keepsChanging(OrderId order) {
    return PlatformFailure.of(
        FailureKind.CONFLICT,
        api.connection(),
        "The order kept changing while it was written. connection=%s, order=%s, attempts=%d. It is tried again."
            .formatted(api.connection(), order, MOST_REFUSALS));
  }
}
