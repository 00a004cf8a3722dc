package dev.lockstep.cli.connection;

import com.google.protobuf.Timestamp;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import io.temporal.api.enums.v1.WorkerStatus;
import io.temporal.api.worker.v1.WorkerHeartbeat;
import io.temporal.api.workflowservice.v1.DescribeWorkerRequest;
import io.temporal.api.workflowservice.v1.ListWorkersRequest;
import io.temporal.api.workflowservice.v1.ListWorkersResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What workers have in hand, as they report it to Temporal every few seconds.
 *
 * <p>Throws {@link io.grpc.StatusRuntimeException} where Temporal refuses, UNIMPLEMENTED where it
 * has no such reports.
 */
public final class InHand {
  private static final long CALL_SECONDS = 10;
  private static final int PAGE = 100;

  private final WorkflowServiceStubs stubs;
  private final String namespace;

  /** What one worker of a queue has in hand. */
  record Report(Instant at, int steps) {}

  public InHand(WorkflowServiceStubs stubs, String namespace) {
    this.stubs = stubs;
    this.namespace = namespace;
  }

  /**
   * Steps in hand at a connection's queue, all workers together; empty where one of them, or none
   * at all, has reported since.
   */
  public Optional<Integer> steps(ConnectionId connection, Instant since) {
    List<Report> reports = reports(OrderNames.connectionQueue(connection));
    return !reports.isEmpty() && reports.stream().allMatch(report -> report.at().isAfter(since))
        ? Optional.of(reports.stream().mapToInt(Report::steps).sum())
        : Optional.empty();
  }

  private List<Report> reports(String queue) {
    WorkflowServiceGrpc.WorkflowServiceBlockingStub server =
        stubs.blockingStub().withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    ListWorkersRequest.Builder request =
        ListWorkersRequest.newBuilder()
            .setNamespace(namespace)
            .setPageSize(PAGE)
            .setQuery("TaskQueue = \"%s\"".formatted(queue));
    List<Report> reports = new ArrayList<>();
    ListWorkersResponse page;
    do {
      page = server.listWorkers(request.build());
      page.getWorkersList().stream()
          .filter(each -> each.getTaskQueue().equals(queue))
          .filter(each -> each.getStatus() != WorkerStatus.WORKER_STATUS_SHUTDOWN)
          .map(each -> report(server, each.getWorkerInstanceKey()))
          .forEach(reports::add);
      request.setNextPageToken(page.getNextPageToken());
    } while (!page.getNextPageToken().isEmpty());
    return reports;
  }

  private Report report(WorkflowServiceGrpc.WorkflowServiceBlockingStub server, String worker) {
    WorkerHeartbeat heartbeat =
        server
            .describeWorker(
                DescribeWorkerRequest.newBuilder()
                    .setNamespace(namespace)
                    .setWorkerInstanceKey(worker)
                    .build())
            .getWorkerInfo()
            .getWorkerHeartbeat();
    Timestamp at = heartbeat.getHeartbeatTime();
    return new Report(
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        heartbeat.getActivityTaskSlotsInfo().getCurrentUsedSlots());
  }
}
