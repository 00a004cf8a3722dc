package dev.lockstep.rehearsal;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.demo.Stage;
import dev.lockstep.order.OrderNames;
import dev.lockstep.schedule.DailyReconciliations;
import dev.lockstep.schedule.Sweep;
import dev.lockstep.temporal.DevServer;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Temporal of a rehearsal: a development server of its own, or one that was there before. */
final class RehearsalServer implements AutoCloseable {
  /** A worker that is alive asks again within a minute. */
  private static final Duration ALIVE = Duration.ofSeconds(65);

  private final Optional<DevServer> own;
  private final DemoStack.Server server;

  private RehearsalServer(Optional<DevServer> own, DemoStack.Server server) {
    this.own = own;
    this.server = server;
  }

  /**
   * Starts a server of our own, or takes the one that was named.
   *
   * @throws RehearsalFailure if there is none to start
   */
  static RehearsalServer start(
      RehearsalOptions options, RehearsalPlan plan, RunDirectory directory, Consumer<String> says) {
    if (options.server().isPresent()) {
      return new RehearsalServer(Optional.empty(), options.server().get());
    }
    TemporalCli.Found cli =
        switch (TemporalCli.findOrInstall(options.temporalCli(), says)) {
          case TemporalCli.Found found -> found;
          // It never takes an order back from the worker that had it last.
          case TemporalCli.Missing missing ->
              throw new RehearsalFailure(
                  "Crashes need a real Temporal, not the one in memory. " + missing.hint());
        };
    LocalTemporalOptions wanted =
        LocalTemporalOptions.with(OrderSearchAttributes.types())
            .printingTo(directory.file("temporal.log"));
    boolean restarts =
        plan.strikes().stream().anyMatch(strike -> strike.fault() == Fault.TEMPORAL_RESTART);
    DevServer started =
        LocalTemporal.devServer(
            cli, restarts ? wanted.keptIn(directory.file("temporal.db")) : wanted);
    return new RehearsalServer(
        Optional.of(started),
        new DemoStack.Server(started.target(), LocalTemporal.NAMESPACE, started.webUi()));
  }

  DemoStack.Server server() {
    return server;
  }

  /** Empty where it is not ours to restart. */
  Optional<DevServer> own() {
    return own;
  }

  /**
   * Makes sure that nobody else takes our orders, or we theirs.
   *
   * @throws RehearsalFailure if another worker is at work in the namespace
   */
  void requireNoOtherWorker(WorkflowClient client) {
    if (own.isPresent()) {
      return;
    }
    long since = Instant.now().minus(ALIVE).getEpochSecond();
    boolean others =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .describeTaskQueue(
                DescribeTaskQueueRequest.newBuilder()
                    .setNamespace(server.namespace())
                    .setTaskQueue(TaskQueue.newBuilder().setName(OrderNames.TASK_QUEUE))
                    .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                    .build())
            .getPollersList()
            .stream()
            .anyMatch(poller -> poller.getLastAccessTime().getSeconds() > since);
    if (others) {
      throw new RehearsalFailure(
          "Another worker takes orders there: address %s, namespace %s. Stop it and wait a minute, or name a namespace of the rehearsal's own with --namespace."
              .formatted(server.address(), server.namespace()));
    }
  }

  /** Leaves nothing behind that goes on by itself: a server of our own ends anyway. */
  void tidy(WorkflowClient client, List<Stage> stages) {
    if (own.isPresent()) {
      return;
    }
    ScheduleClient schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder().setNamespace(server.namespace()).build());
    stages.stream()
        .flatMap(stage ->
            Stream.of(
                Sweep.ofShipments(new ConnectionId(stage.depotConnection())),
                Sweep.ofOrders(new ConnectionId(stage.shopConnection()))))
        .distinct()
        .forEach(sweep -> forget(client, schedules.getHandle(sweep.scheduleId())));
    DailyReconciliations.end(client, stages.stream().map(stage -> stage.pair().link()).toList());
    String links =
        stages.stream()
            .map(stage -> "'" + stage.pair().link() + "'")
            .collect(Collectors.joining(", "));
    try (Stream<WorkflowExecutionMetadata> open =
        client.listExecutions(
            "ExecutionStatus = 'Running' AND %s IN (%s)".formatted(OrderNames.SA_LINK, links))) {
      open.forEach(each -> end(client, each.getExecution().getWorkflowId()));
    }
  }

  /** Paused before it is asked what it has started, so that it starts nothing more. */
  private static void forget(WorkflowClient client, ScheduleHandle schedule) {
    try {
      schedule.pause("The rehearsal is over.");
      List<String> running =
          schedule.describe().getInfo().getRunningActions().stream()
              .filter(ScheduleActionExecutionStartWorkflow.class::isInstance)
              .map(ScheduleActionExecutionStartWorkflow.class::cast)
              .map(ScheduleActionExecutionStartWorkflow::getWorkflowId)
              .toList();
      schedule.delete();
      running.forEach(id -> end(client, id));
    } catch (ScheduleException neverScheduled) {
      // Not every order source can be swept.
    }
  }

  private static void end(WorkflowClient client, String workflowId) {
    try {
      client.newUntypedWorkflowStub(workflowId).terminate("The rehearsal is over.");
    } catch (WorkflowException over) {
      // It has ended by itself.
    }
  }

  @Override
  public void close() {
    own.ifPresent(DevServer::close);
  }
}
