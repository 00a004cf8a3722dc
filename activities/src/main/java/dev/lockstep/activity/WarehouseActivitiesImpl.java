package dev.lockstep.activity;

import dev.lockstep.order.EditOutcome;
import dev.lockstep.order.EditRequest;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.WarehouseActivities;
import dev.lockstep.order.WithdrawalOutcome;
import dev.lockstep.order.WithdrawalRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The activities on a warehouse's queue. */
public final class WarehouseActivitiesImpl implements WarehouseActivities {
  private final Links links;
  private final Supplier<Attempt> attempts;
  private final FailureTranslation failures;
  private final Unanswered unanswered;
  private final LateCreates lateCreates;
  private final Releasing releasing;
  private final Withdrawing withdrawing;
  private final AmendingAfterRelease amending;

  public WarehouseActivitiesImpl(Links links, Patience patience, InstantSource clock, Pause pause) {
    this(links, patience, clock, pause, TemporalAttempt::current);
  }

  WarehouseActivitiesImpl(
      Links links,
      Patience patience,
      InstantSource clock,
      Pause pause,
      Supplier<Attempt> attempts) {
    LookUp lookUp = new LookUp(patience, pause);
    this.links = links;
    this.attempts = attempts;
    this.failures = new FailureTranslation(patience);
    this.unanswered = new Unanswered(patience, clock);
    this.lateCreates = new LateCreates(patience, clock);
    this.releasing = new Releasing(new Sending(lookUp, lateCreates, clock));
    this.withdrawing = new Withdrawing(lookUp, lateCreates);
    this.amending = new AmendingAfterRelease(lookUp);
  }

  @Override
  public ReleaseOutcome release(ReleaseRequest request) {
    Attempt attempt = attempt(request);
    return unanswered.guarding(
        attempt,
        request.plan(),
        () ->
            failures.translating(
                "ReleaseFulfilment",
                attempt,
                () ->
                    lateCreates.looking(
                        attempt,
                        Optional.ofNullable(request.givenUpAt()),
                        () -> releasing.release(links.get(request.link()), request, attempt))));
  }

  private Attempt attempt(ReleaseRequest request) {
    Attempt attempt = attempts.get();
    return request.sentAt() == null ? attempt : new LookingAttempt(attempt, request.sentAt());
  }

  @Override
  public WithdrawalOutcome withdraw(WithdrawalRequest request) {
    Attempt attempt = attempts.get();
    return failures.translating(
        "WithdrawFulfilment",
        attempt,
        () ->
            lateCreates.looking(
                attempt,
                Optional.ofNullable(request.givenUpAt()),
                () -> withdrawing.withdraw(links.get(request.link()), request, attempt)));
  }

  @Override
  public EditOutcome amend(EditRequest request) {
    return failures.translating(
        "AmendFulfilment",
        attempts.get(),
        () -> amending.amend(links.get(request.link()), request));
  }
}
