package dev.lockstep.activity;

import dev.lockstep.common.FailureKind;
import dev.lockstep.order.FulfilmentPlan;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A step that fails while a create stands unanswered says nothing but that, whatever it failed of:
 * else the order would go on as if nothing had been sent, with a step that has no mark.
 *
 * <p>It looks again after as long as it has been looking already, for {@link Patience#unknownFor};
 * then the order's people are asked. What was announced, a pause or a quota, does not count as a
 * look.
 */
final class Unanswered {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Patience patience;
  private final InstantSource clock;

  Unanswered(Patience patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  <T> T guarding(Attempt attempt, FulfilmentPlan plan, Supplier<T> step) {
    try {
      return step.get();
    } catch (ApplicationFailure failure) {
      throw attempt.sentAt().map(sent -> unanswered(sent, attempt, plan, failure)).orElse(failure);
    }
  }

  private ApplicationFailure unanswered(
      Instant sent, Attempt attempt, FulfilmentPlan plan, ApplicationFailure failure) {
    Duration looking = Duration.between(sent, clock.instant());
    Duration left = patience.unknownFor().minus(looking);
    boolean announced = failure.getCategory() == ApplicationErrorCategory.BENIGN;
    boolean over = attempt.onlyLooks() || (!left.isPositive() && !announced);
    ApplicationFailure.Builder told =
        ApplicationFailure.newBuilder()
            .setType(FailureKind.OUTCOME_UNKNOWN.failureType())
            .setMessage(
                "A create was sent at "
                    + sent
                    + " and not answered. fulfilment="
                    + plan.ref()
                    + ". "
                    + failure.getOriginalMessage())
            .setDetails(plan.warehouse().value(), sent.toString())
            .setCategory(failure.getCategory())
            .setNonRetryable(over || failure.isNonRetryable());
    Duration asked = failure.getNextRetryDelay();
    if (!announced) {
      told.setNextRetryDelay(longer(shorter(asked == null ? looking : asked, left), SHORTEST));
    } else if (asked != null) {
      told.setNextRetryDelay(asked);
    }
    ApplicationFailure bare = told.build();
    bare.setStackTrace(new StackTraceElement[0]);
    return bare;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
