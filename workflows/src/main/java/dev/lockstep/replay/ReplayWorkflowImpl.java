package dev.lockstep.replay;

import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.TimedWait;
import dev.lockstep.replay.ReplayStatus.State;
import dev.lockstep.replay.ReplayedOrder.Outcome;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** {@link ReplayWorkflow}: one order after the other, at the pace asked for. */
public final class ReplayWorkflowImpl implements ReplayWorkflow {
  private static final Logger log = Workflow.getLogger(ReplayWorkflowImpl.class);

  /**
   * Orders per run: a history of some 2,500 events, begun anew well before Temporal asks for it.
   */
  private static final int PER_RUN = 200;

  private static final Duration ONE_ATTEMPT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final ReplayRequest request;
  private final List<ReplayedOrder> results = new ArrayList<>();
  private State state = State.STARTING;
  private @Nullable Instant started;
  private @Nullable ReplayRules rules;
  private @Nullable String approvedBy;
  private @Nullable String pausedBy;
  private @Nullable String stoppedBy;

  @WorkflowInit
  public ReplayWorkflowImpl(ReplayRequest request) {
    this.request = request;
    ReplayProgress progress = request.progress();
    if (progress != null) {
      started = progress.started();
      rules = progress.rules();
      approvedBy = progress.approvedBy();
      pausedBy = progress.pausedBy();
      progress.results().forEach(this::add);
    }
  }

  @Override
  public ReplayStatus run(ReplayRequest ignored) {
    Instant began = started == null ? now() : started;
    started = began;
    ReplayRules demanded =
        rules == null ? activities("What the worker demands", null).rules() : rules;
    rules = demanded;
    awaitApproval(demanded);
    int untilAnew = PER_RUN;
    while (!isStopped() && results.size() < request.items().size()) {
      if (untilAnew-- == 0) {
        goOnAnew(demanded, began);
      }
      replayNext();
    }
    Workflow.await(Workflow::isEveryHandlerFinished);
    enter(isStopped() ? State.STOPPED : State.DONE);
    log.info("Replay {} is over: {}", request.id(), status().sentence());
    return status();
  }

  private void awaitApproval(ReplayRules demanded) {
    if (request.items().size() > demanded.approveAbove() && approvedBy == null) {
      enter(State.AWAITING_APPROVAL);
      Workflow.await(() -> approvedBy != null || isStopped());
    }
  }

  private void replayNext() {
    if (pausedBy != null) {
      enter(State.PAUSED);
      Workflow.await(() -> pausedBy == null || isStopped());
    }
    if (isStopped()) {
      return;
    }
    enter(State.RUNNING);
    Instant begun = now();
    add(replay(request.items().get(results.size())));
    if (results.size() < request.items().size()) {
      Duration apart = Duration.ofMinutes(1).dividedBy(request.perMinute());
      TimedWait.until(
          Duration.between(now(), begun.plus(apart)), "The pace asked for", this::isStopped);
    }
  }

  private ReplayedOrder replay(ReplayItem item) {
    try {
      return activities("Replay " + item.order(), PATIENCE)
          .replay(
              new ReplayOrder(
                  ReplayOrder.VERSION,
                  request.id(),
                  item,
                  request.wish(),
                  request.author(),
                  request.reason()));
    } catch (ActivityFailure failure) {
      return ReplayedOrder.of(
          item,
          Outcome.REFUSED,
          "It could not be found out where it stands. Look with: lockstep orders explain "
              + item.order());
    }
  }

  private void goOnAnew(ReplayRules demanded, Instant began) {
    Workflow.await(Workflow::isEveryHandlerFinished);
    Workflow.newContinueAsNewStub(
            ReplayWorkflow.class,
            ContinueAsNewOptions.newBuilder().setTaskQueue(OperationsNames.TASK_QUEUE).build())
        .run(
            request.goingOn(
                new ReplayProgress(began, demanded, approvedBy, pausedBy, List.copyOf(results))));
  }

  @Override
  public ReplayStatus decide(ReplayDecision decision) {
    switch (decision.kind()) {
      case APPROVE -> approvedBy = decision.author();
      case PAUSE -> pausedBy = decision.author();
      case RESUME -> pausedBy = null;
      case STOP -> stoppedBy = decision.author();
    }
    return status();
  }

  @Override
  public void validateDecision(ReplayDecision decision) {
    if (decision.kind() == null) {
      throw new IllegalArgumentException("A decision needs a kind: APPROVE, PAUSE, RESUME, STOP.");
    }
    if (decision.author() == null || decision.author().isBlank()) {
      throw new IllegalArgumentException("A decision needs an author.");
    }
    if (state.isOver() || isStopped()) {
      throw new IllegalArgumentException("The replay is over: " + status().sentence());
    }
    switch (decision.kind()) {
      case APPROVE -> validateApproval(decision.author());
      case PAUSE -> {
        if (pausedBy != null) {
          throw new IllegalArgumentException("The replay is paused already, by " + pausedBy + ".");
        }
      }
      case RESUME -> {
        if (pausedBy == null) {
          throw new IllegalArgumentException("The replay is not paused.");
        }
      }
      case STOP -> {}
    }
  }

  private void validateApproval(String author) {
    if (state != State.AWAITING_APPROVAL || approvedBy != null) {
      throw new IllegalArgumentException("The replay waits for nobody's approval.");
    }
    if (same(author, request.author())) {
      throw new IllegalArgumentException(
          "A replay is approved by a second person, and "
              + request.author()
              + " started it. Ask somebody else.");
    }
  }

  private static boolean same(String one, String other) {
    return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public ReplayStatus status() {
    String by = approvedBy;
    if (stoppedBy != null) {
      by = stoppedBy;
    } else if (pausedBy != null) {
      by = pausedBy;
    }
    return new ReplayStatus(
        ReplayStatus.VERSION,
        request.id(),
        shown(),
        request.author(),
        request.reason(),
        request.wish(),
        request.items().size(),
        results.size(),
        ReplayCounts.of(results),
        request.perMinute(),
        started,
        by);
  }

  /** A decision shows at once, though the order in hand is still being finished. */
  private State shown() {
    if (state == State.DONE) {
      return state;
    }
    if (isStopped()) {
      return State.STOPPED;
    }
    return state == State.RUNNING && pausedBy != null ? State.PAUSED : state;
  }

  @Override
  public ReplayResults results(ReplayPage page) {
    int from = Math.clamp(page.from(), 0, results.size());
    int to = Math.clamp((long) from + page.most(), from, results.size());
    return new ReplayResults(results.subList(from, to));
  }

  private void add(ReplayedOrder result) {
    results.add(result);
    if (state == State.RUNNING) {
      show();
    }
  }

  private void enter(State next) {
    state = next;
    show();
  }

  private void show() {
    Workflow.setCurrentDetails(
        "**%s** by %s: %s\n\n%s"
            .formatted(shown(), request.author(), request.reason(), sentence()));
  }

  private String sentence() {
    return state == State.AWAITING_APPROVAL
        ? "Waits for a second person: `lockstep orders replays approve %s --author WHO`"
            .formatted(request.id())
        : status().sentence();
  }

  private boolean isStopped() {
    return stoppedBy != null;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /**
   * @param patience null where it is asked without end
   */
  private static ReplayActivities activities(String summary, @Nullable Duration patience) {
    return Workflow.newActivityStub(
        ReplayActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(OperationsNames.TASK_QUEUE)
            .setStartToCloseTimeout(ONE_ATTEMPT)
            .setScheduleToCloseTimeout(patience)
            .setRetryOptions(
                RetryOptions.newBuilder().setMaximumInterval(Duration.ofMinutes(1)).build())
            .setSummary(summary.length() > 200 ? summary.substring(0, 200) : summary)
            .build());
  }
}
