package dev.lockstep.alerts;

import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.TimedWait;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@link AlertsWorkflow}: look, have the difference delivered, wait, look again. */
public final class AlertsWorkflowImpl implements AlertsWorkflow {

  /** A channel that does not answer for so long is told anew, with the facts of then. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(45);
  private static final Duration ONE_LOOK = Duration.ofMinutes(1);

  /** A run with messages on their way goes on past the server's advice, but not beyond this. */
  private static final long MOST_EVENTS = 10_000;

  private final Set<String> busy = new LinkedHashSet<>();
  private final List<UnaryOperator<AlertMemory>> sinceLook = new ArrayList<>();
  private AlertMemory memory = AlertMemory.NOTHING;
  private @Nullable Instant lookedAt;
  private int parked;

  @Override
  public void run(AlertsRequest request) {
    memory = request.memory();
    startDeliveries();
    while (!isTimeForANewRun()) {
      Duration pause = look();
      startDeliveries();
      show();
      TimedWait.until(pause, "Until the next look", () -> false);
    }
    Workflow.continueAsNew(new AlertsRequest(memory));
  }

  @Override
  public AlertsStatus status() {
    return new AlertsStatus(AlertsStatus.VERSION, memory, lookedAt, parked);
  }

  private Duration look() {
    sinceLook.clear();
    AlertLook look =
        Workflow.newActivityStub(AlertActivities.class, looking())
            .look(new AlertLookRequest(memory));
    AlertMemory decided = look.memory();
    if (decided != null) {
      memory = decided;
      sinceLook.forEach(settled -> memory = settled.apply(memory));
    }
    lookedAt = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    parked = look.parked();
    return look.next();
  }

  private void startDeliveries() {
    memory.outbox().stream()
        .map(AlertMessage::channel)
        .distinct()
        .filter(busy::add)
        .forEach(channel -> Async.procedure(this::deliverTo, channel));
  }

  private void deliverTo(String channel) {
    for (Optional<AlertMessage> next = memory.nextFor(channel);
        next.isPresent();
        next = memory.nextFor(channel)) {
      AlertMessage message = next.get();
      try {
        Workflow.newActivityStub(AlertActivities.class, delivering(message)).deliver(message);
        settle(known -> known.delivered(message));
      } catch (ActivityFailure e) {
        settle(known -> known.givenUp(message));
      }
    }
    busy.remove(channel);
    show();
  }

  /** What becomes of a message while a look is under way, that look does not know. */
  private void settle(UnaryOperator<AlertMemory> outcome) {
    memory = outcome.apply(memory);
    sinceLook.add(outcome);
  }

  private boolean isTimeForANewRun() {
    WorkflowInfo run = Workflow.getInfo();
    return run.isContinueAsNewSuggested()
        && (memory.outbox().isEmpty() || run.getHistoryLength() > MOST_EVENTS);
  }

  private void show() {
    Workflow.setCurrentDetails(AlertsDetails.markdown(status()));
  }

  private static ActivityOptions looking() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OperationsNames.TASK_QUEUE)
        .setStartToCloseTimeout(ONE_LOOK)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(5))
                .setMaximumInterval(Duration.ofMinutes(1))
                .build())
        .setSummary("Look at the parked orders")
        .build();
  }

  private static ActivityOptions delivering(AlertMessage message) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OperationsNames.TASK_QUEUE)
        .setStartToCloseTimeout(ONE_ATTEMPT)
        .setScheduleToCloseTimeout(PATIENCE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(5))
                .setMaximumInterval(Duration.ofMinutes(2))
                .build())
        .setSummary("Tell " + message.channel())
        .build();
  }
}
