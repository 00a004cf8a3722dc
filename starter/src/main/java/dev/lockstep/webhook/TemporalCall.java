package dev.lockstep.webhook;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.serviceclient.StatusUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls Temporal with a limit to its patience, retries included, and reads what went wrong. */
final class TemporalCall implements AutoCloseable {
  private final Duration patience;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("temporal-call-alarm").factory());

  TemporalCall(Duration patience) {
    this.patience = patience;
  }

  /**
   * Makes one delivery.
   *
   * @throws HintNotTaken where it was not taken, or nobody knows
   */
  Reception call(String workflowId, Supplier<Reception> delivery) {
    Context.CancellableContext limited =
        Context.current().withDeadlineAfter(patience.toNanos(), TimeUnit.NANOSECONDS, alarm);
    try {
      return limited.call(delivery::get);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return Reception.CLOSED;
    } catch (WorkflowNotFoundException e) {
      return unlessNamespaceIsMissing(workflowId, e);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new HintNotTaken(workflowId, status(e), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A supplier throws nothing checked.", e);
    } finally {
      limited.cancel(null);
    }
  }

  @Override
  public void close() {
    alarm.shutdownNow();
  }

  /** The SDK takes any "not found" for a missing workflow, that of the namespace too. */
  private static Reception unlessNamespaceIsMissing(
      String workflowId, WorkflowNotFoundException e) {
    boolean missing =
        answer(e)
            .filter(answer -> StatusUtils.hasFailure(answer, NamespaceNotFoundFailure.class))
            .isPresent();
    if (missing) {
      throw new HintNotTaken(workflowId, Status.NOT_FOUND, e);
    }
    return Reception.UNKNOWN_ORDER;
  }

  private static Status status(RuntimeException e) {
    return answer(e).map(StatusRuntimeException::getStatus).orElse(Status.UNKNOWN);
  }

  private static Optional<StatusRuntimeException> answer(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException answer) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
