package dev.lockstep.cli.find;

import dev.lockstep.order.OrderNames;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks Temporal's search for orders.
 *
 * <p>Every method throws what gRPC threw: UNIMPLEMENTED where the server has no search (the
 * in-memory one), INVALID_ARGUMENT where it does not know the attributes of orders yet.
 */
public final class OrderSearch {
  private static final SearchAttributeKey<List<String>> PROBLEMS =
      SearchAttributeKey.forKeywordList("TemporalReportedProblems");

  /** As {@link OrderNames#workflowId} makes it. */
  private static final Pattern WORKFLOW_ID = Pattern.compile("order/([^/]+)/(.+)");

  private static final Comparator<WorkflowExecutionMetadata> OLDEST_FIRST =
      Comparator.comparing(WorkflowExecutionMetadata::getStartTime);

  private final WorkflowClient client;
  private final @Nullable WebUi webUi;

  public OrderSearch(WorkflowClient client, @Nullable WebUi webUi) {
    this.client = client;
    this.webUi = webUi;
  }

  /** The oldest orders that match, oldest first; holds no more than {@code most} in memory. */
  public List<OrderRow> oldest(OrderQuery query, int most) {
    PriorityQueue<WorkflowExecutionMetadata> kept = new PriorityQueue<>(OLDEST_FIRST.reversed());
    try (var found = client.listExecutions(query.text())) {
      found.forEach(each -> {
        kept.add(each);
        if (kept.size() > most) {
          var unused = kept.poll();
        }
      });
    }
    return kept.stream().sorted(OLDEST_FIRST).map(this::row).toList();
  }

  public long count(OrderQuery query) {
    return client.countWorkflows(query.text()).getCount();
  }

  /**
   * Counts by one attribute, each value by a question of its own: the server groups by no attribute
   * of ours. What has none of the values, or one that this build does not know, is {@code other}.
   */
  public Map<String, Long> countBy(OrderQuery query, String attribute, List<String> values) {
    Map<String, Long> counts = new LinkedHashMap<>();
    long rest = count(query);
    for (String value : values) {
      long orders = count(query.is(attribute, value));
      rest -= orders;
      if (orders > 0) {
        counts.put(value, orders);
      }
    }
    if (rest > 0) {
      counts.put("other", rest);
    }
    return counts;
  }

  /** What the server says of its own about workflows that cannot go on. */
  public OrderQuery.ProblemReports problemReports() {
    try {
      var unused = client.countWorkflows("TemporalReportedProblems IS NOT NULL");
      return OrderQuery.ProblemReports.OFFERED;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        return OrderQuery.ProblemReports.LACKING;
      }
      throw e;
    }
  }

  private OrderRow row(WorkflowExecutionMetadata execution) {
    String workflowId = execution.getExecution().getWorkflowId();
    SearchAttributes attributes = execution.getTypedSearchAttributes();
    Matcher parts = WORKFLOW_ID.matcher(workflowId);
    boolean known = parts.matches();
    String order = known ? parts.group(2) : workflowId;
    List<String> problems = attributes.get(PROBLEMS);
    return new OrderRow(
        order,
        Optional.ofNullable(keyword(attributes, OrderNames.SA_ORDER)).orElse(order),
        known ? parts.group(1) : "",
        keyword(attributes, OrderNames.SA_STAGE),
        keyword(attributes, OrderNames.SA_EXCEPTION),
        keyword(attributes, OrderNames.SA_OWNER),
        time(attributes, OrderNames.SA_DUE),
        keyword(attributes, OrderNames.SA_ASSIGNEE),
        time(attributes, OrderNames.SA_SNOOZED_UNTIL),
        execution.getStartTime(),
        closed(execution),
        problems == null ? List.of() : problems,
        workflowId,
        webUi == null ? null : webUi.page(workflowId));
  }

  /** The server says the first second of 1970 where it means "not yet". */
  private static @Nullable Instant closed(WorkflowExecutionMetadata execution) {
    Instant closed = execution.getCloseTime();
    return closed == null || closed.getEpochSecond() == 0 ? null : closed;
  }

  private static @Nullable Instant time(SearchAttributes attributes, String name) {
    OffsetDateTime time = attributes.get(SearchAttributeKey.forOffsetDateTime(name));
    return time == null ? null : time.toInstant();
  }

  private static @Nullable String keyword(SearchAttributes attributes, String name) {
    return attributes.get(SearchAttributeKey.forKeyword(name));
  }
}
