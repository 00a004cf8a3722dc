package dev.lockstep.cli.doctor;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.cli.find.Queues;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import dev.lockstep.worker.OrderSearchAttributes;
import dev.lockstep.worker.SearchAttributeSetup;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Whether Temporal has what orders need. */
public final class ServerChecks {
  private static final long CALL_SECONDS = 10;
  private static final Duration SHORT_RETENTION = Duration.ofDays(7);

  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final String config;

  /**
   * Looks at one namespace.
   *
   * @param config the options that name the configuration, as typed
   */
  public ServerChecks(WorkflowServiceStubs stubs, String namespace, String config) {
    this.stubs = stubs;
    this.namespace = namespace;
    this.config = config;
  }

  /** Whether the namespace is there, and how long it remembers orders that are over. */
  public Observation namespace() {
    String subject = "namespace " + namespace;
    try {
      var described =
          stubs
              .blockingStub()
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      Duration kept =
          Duration.ofSeconds(described.getConfig().getWorkflowExecutionRetentionTtl().getSeconds());
      String what = "Orders that are over are kept for %s.".formatted(length(kept));
      return kept.compareTo(SHORT_RETENTION) < 0
          ? Observation.note(
              subject,
              what,
              "Customer service asks for longer: temporal operator namespace update --namespace %s --retention 30d"
                  .formatted(namespace))
          : Observation.ok(subject, what);
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND
          ? Observation.wrong(
              subject,
              "It does not exist.",
              "Create it: temporal operator namespace create --namespace %s; or correct temporal.namespace."
                  .formatted(namespace))
          : unanswered(subject, e);
    }
  }

  /** Whether every search attribute of orders is there with its type. */
  public List<Observation> searchAttributes() {
    Map<String, IndexedValueType> present;
    try {
      present =
          OperatorServiceGrpc.newBlockingStub(stubs.blockingStub().getChannel())
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap();
    } catch (StatusRuntimeException e) {
      return List.of(unanswered("search attributes", e));
    }
    List<Observation> observations = new ArrayList<>();
    OrderSearchAttributes.types()
        .forEach((name, type) -> {
          IndexedValueType found = present.get(name);
          if (found == null) {
            observations.add(
                Observation.wrong(
                    "search attribute " + name,
                    "It is missing.",
                    "Start a worker, which registers it, or: temporal operator search-attribute create --namespace %s --name %s --type %s"
                        .formatted(namespace, name, SearchAttributeSetup.cliName(type))));
          } else if (found != type) {
            observations.add(
                Observation.wrong(
                    "search attribute " + name,
                    "Its type is %s, and orders need %s."
                        .formatted(
                            SearchAttributeSetup.cliName(found),
                            SearchAttributeSetup.cliName(type)),
                    "Use another namespace, or remove it: temporal operator search-attribute remove --namespace %s --name %s"
                        .formatted(namespace, name)));
          }
        });
    if (observations.isEmpty()) {
      observations.add(
          Observation.ok(
              "search attributes",
              "All %d are registered.".formatted(OrderSearchAttributes.types().size())));
    }
    return observations;
  }

  /** Whether somebody asks for the work of the orders and of each connection. */
  public List<Observation> queues(Collection<ConnectionId> connections) {
    Queues queues = new Queues(stubs, namespace);
    List<Observation> observations = new ArrayList<>();
    observations.add(queue(OrderNames.TASK_QUEUE, queues::workflows));
    observations.add(queue(OperationsNames.TASK_QUEUE, queues::workflows));
    connections.stream()
        .map(OrderNames::connectionQueue)
        .sorted()
        .forEach(name -> observations.add(queue(name, queues::activities)));
    return observations;
  }

  /** Which connections people paused, and which queues are stopped without a word of them. */
  public List<Observation> pauses(Collection<ConnectionId> connections, PauseDesk desk) {
    Queues queues = new Queues(stubs, namespace);
    List<Observation> observations = new ArrayList<>();
    for (ConnectionId connection : connections) {
      try {
        Queues.Depth depth = queues.activities(OrderNames.connectionQueue(connection));
        desk.current(connection)
            .ifPresentOrElse(
                pause -> observations.add(paused(pause, depth)),
                () -> {
                  if (depth.isStopped()) {
                    observations.add(stopped(connection));
                  }
                });
      } catch (StatusRuntimeException e) {
        return List.of(unanswered("pauses", e));
      }
    }
    if (observations.isEmpty()) {
      observations.add(Observation.ok("pauses", "No connection is paused."));
    }
    return observations;
  }

  private Observation paused(PauseState pause, Queues.Depth depth) {
    String subject = "pause of " + pause.connection();
    String said =
        "Paused since %s by %s (%s), %s."
            .formatted(
                pause.since().truncatedTo(ChronoUnit.SECONDS),
                pause.author(),
                pause.reason(),
                pause.until() == null
                    ? "until somebody resumes it"
                    : "until " + pause.until().truncatedTo(ChronoUnit.SECONDS));
    return depth.isStopped()
        ? Observation.note(
            subject,
            said,
            "When its maintenance is over: lockstep connections resume%s %s --author YOU --reason WHY"
                .formatted(config, pause.connection()))
        : Observation.wrong(
            subject,
            said + " Its queue is open all the same, since somebody changed it by hand.",
            "Pause it again: lockstep connections pause%s %s --author YOU --reason WHY"
                .formatted(config, pause.connection()));
  }

  private Observation stopped(ConnectionId connection) {
    return Observation.wrong(
        "pause of " + connection,
        "Its queue is stopped, and nobody announced a pause: its orders wait for ever.",
        "Open it: lockstep connections resume%s %s --author YOU --reason WHY"
            .formatted(config, connection));
  }

  private Observation queue(String name, Function<String, Queues.Depth> look) {
    String subject = "queue " + name;
    try {
      Queues.Depth depth = look.apply(name);
      String waiting = depth.waiting() == 0 ? "" : " %d tasks wait.".formatted(depth.waiting());
      return depth.pollers() == 0
          ? Observation.wrong(
              subject,
              "No worker asks for its work." + waiting,
              "Start one: lockstep worker" + config)
          : Observation.ok(
              subject,
              (depth.pollers() == 1 ? "One worker." : depth.pollers() + " workers.") + waiting);
    } catch (StatusRuntimeException e) {
      return unanswered(subject, e);
    }
  }

  /** The in-memory server cannot be asked some things, and that is no fault of the set-up. */
  private static Observation unanswered(String subject, StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return switch (code) {
      case UNIMPLEMENTED ->
          Observation.note(
              subject,
              "This Temporal server cannot be asked.",
              "Use a real server; the in-memory one is for demos and tests.");
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          Observation.note(
              subject,
              "This account may not look.",
              "Ask with an account that may, or look in the server's own console.");
      default ->
          Observation.wrong(
              subject,
              "Temporal did not say (%s).".formatted(code),
              "Try again; then look at the server.");
    };
  }

  private static String length(Duration length) {
    return length.toDays() > 0
        ? "%d d".formatted(length.toDays())
        : "%d h".formatted(length.toHours());
  }
}
