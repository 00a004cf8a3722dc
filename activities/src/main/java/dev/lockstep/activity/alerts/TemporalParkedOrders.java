package dev.lockstep.activity.alerts;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link ParkedOrders} by Temporal's list, which costs no action, and one query per answer. */
public final class TemporalParkedOrders implements ParkedOrders {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalParkedOrders.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The newest of them: beyond this, how many more there are changes nothing anybody does. */
  private static final int MOST = 10_000;

  private final WorkflowClient client;

  public TemporalParkedOrders(WorkflowClient client) {
    this.client = client;
  }

  /** The question, as the Web UI takes it too. */
  static String query(Instant now) {
    return "WorkflowType = \"%s\" AND ExecutionStatus = \"Running\" AND %s = \"%s\" AND (%s IS NULL OR %s < \"%s\")"
        .formatted(
            OrderNames.WORKFLOW_TYPE,
            OrderNames.SA_STAGE,
            OrderStage.PARKED,
            OrderNames.SA_SNOOZED_UNTIL,
            OrderNames.SA_SNOOZED_UNTIL,
            now.truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public List<Listed> list(Instant now) {
    try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query(now))) {
      return found.limit(MOST).flatMap(order -> listed(order).stream()).toList();
    }
  }

  private static Optional<Listed> listed(WorkflowExecutionMetadata order) {
    String id = order.getExecution().getWorkflowId();
    SearchAttributes shown = order.getTypedSearchAttributes();
    String link = keyword(shown, OrderNames.SA_LINK);
    String code = keyword(shown, OrderNames.SA_EXCEPTION);
    if (link == null || code == null) {
      return Optional.empty(); // the list is behind: the order is being parked or goes on
    }
    Optional<ExceptionCode> known = known(code);
    if (known.isEmpty()) {
      LOG.warn(
          "An order is parked under a code of a later build, and nobody is told; upgrade this worker. code={}",
          code);
    }
    String number = keyword(shown, OrderNames.SA_ORDER);
    OffsetDateTime due = shown.get(SearchAttributeKey.forOffsetDateTime(OrderNames.SA_DUE));
    return known.map(it ->
        new Listed(
            new LinkId(link),
            id,
            number == null ? id : number,
            it,
            due == null ? order.getStartTime() : due.toInstant()));
  }

  private static Optional<ExceptionCode> known(String code) {
    try {
      return Optional.of(ExceptionCode.valueOf(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<OrderStatus> ask(String workflowId) {
    CompletableFuture<OrderStatus> answer = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                answer.complete(
                    client
                        .newUntypedWorkflowStub(workflowId)
                        .query(OrderNames.STATUS, OrderStatus.class));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      asking.interrupt();
      return Optional.empty();
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static @Nullable String keyword(SearchAttributes shown, String name) {
    String value = shown.get(SearchAttributeKey.forKeyword(name));
    return value == null || value.isEmpty() ? null : value;
  }
}
