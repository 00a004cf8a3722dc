package dev.lockstep.schedule;

import com.google.common.base.Throwables;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepResult;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweeps of one connection by a thread of this process, for a server without schedules. The
 * first begins at once; each next one an interval after the end of the one before.
 */
final class SweepLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SweepLoop.class);
  private static final Duration LAST_CALL = Duration.ofSeconds(5);

  private final WorkflowClient client;
  private final Sweep sweep;
  private final SweepPlan plan;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private SweepLoop(WorkflowClient client, Sweep sweep, SweepPlan plan) {
    this.client = client;
    this.sweep = sweep;
    this.plan = plan;
    this.thread = Thread.ofVirtual().name(sweep.scheduleId()).unstarted(this::run);
  }

  static SweepLoop start(WorkflowClient client, Sweep sweep, SweepPlan plan) {
    SweepLoop loop = new SweepLoop(client, sweep, plan);
    loop.thread.start();
    return loop;
  }

  private void run() {
    SweepRequest next = new SweepRequest(sweep.connection(), plan.firstWindow(sweep.subject()));
    try {
      do {
        next = next.since(run(next));
      } while (!closed.await(plan.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Where the next sweep begins: where this one did, if it failed. */
  private @Nullable Instant run(SweepRequest request) throws InterruptedException {
    try {
      WorkflowStub workflow =
          client.newUntypedWorkflowStub(sweep.subject().workflowType(), options());
      workflow.start(request);
      return workflow.getResultAsync(SweepResult.class).get().nextSince();
    } catch (ExecutionException | RuntimeException e) {
      if (closed.getCount() > 0) {
        log.warn(
            "A sweep failed; the next one covers its time too. See workflow {} in Temporal: {}.",
            sweep.workflowId(),
            Throwables.getRootCause(e).getMessage());
      }
      return request.since();
    }
  }

  /** One that runs already is waited for, not disturbed. */
  private WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(sweep.workflowId())
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setTaskQueue(OrderNames.TASK_QUEUE)
        .setStaticSummary(sweep.summary())
        .build();
  }

  /** A sweep that runs goes on in Temporal; none is started after this returns. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      var unused = thread.join(LAST_CALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
