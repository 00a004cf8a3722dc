package dev.lockstep.activity.reconciliation;

import com.google.protobuf.ByteString;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.reconciliation.ListRequest;
import dev.lockstep.reconciliation.OrderPage;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The orders that Temporal's search knows. It lags behind by moments, and decides nothing. */
final class KnownOrders {
  /** Failure type of a server without lists. */
  static final String NO_LISTS = "NoLists";

  private static final int PAGE = 1_000;
  private static final long CALL_SECONDS = 30;

  /** An order may be started late. */
  private static final Duration LATE_START = Duration.ofDays(1);

  private final WorkflowClient client;

  KnownOrders(WorkflowClient client) {
    this.client = client;
  }

  OrderPage list(ListRequest request) {
    try {
      ListWorkflowExecutionsResponse page =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
              .listWorkflowExecutions(
                  ListWorkflowExecutionsRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setPageSize(PAGE)
                      .setQuery(query(request))
                      .setNextPageToken(token(request.cursor()))
                      .build());
      String prefix = OrderNames.workflowId(request.link(), new OrderId("x"));
      int cut = prefix.length() - 1;
      List<OrderId> orders =
          page.getExecutionsList().stream()
              .map(info -> info.getExecution().getWorkflowId())
              .filter(id -> id.startsWith(prefix.substring(0, cut)))
              .map(id -> new OrderId(id.substring(cut)))
              .distinct()
              .toList();
      return new OrderPage(
          OrderPage.VERSION,
          orders,
          page.getNextPageToken().isEmpty()
              ? null
              : Base64.getEncoder().encodeToString(page.getNextPageToken().toByteArray()));
    } catch (StatusRuntimeException e) {
      throw failure(e);
    }
  }

  private static String query(ListRequest request) {
    LinkId link = request.link();
    return "WorkflowType=\"%s\" AND %s=\"%s\" AND StartTime >= \"%s\" AND StartTime < \"%s\""
        .formatted(
            OrderNames.WORKFLOW_TYPE,
            OrderNames.SA_LINK,
            link.value().replace("\\", "\\\\").replace("\"", "\\\""),
            seconds(request.from()),
            seconds(request.until().plus(LATE_START)));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static ByteString token(@Nullable String cursor) {
    return cursor == null
        ? ByteString.EMPTY
        : ByteString.copyFrom(Base64.getDecoder().decode(cursor));
  }

  private static ApplicationFailure failure(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case UNIMPLEMENTED ->
          ApplicationFailure.newNonRetryableFailure(
              "This Temporal server has no lists, so that orders only Temporal knows are not looked at. Use a real server.",
              NO_LISTS);
      case INVALID_ARGUMENT ->
          ApplicationFailure.newNonRetryableFailure(
              "Temporal does not know the search attributes of orders yet. Start a worker once, which registers them.",
              NO_LISTS);
      default ->
          ApplicationFailure.newFailure(
              "Temporal did not list the orders: " + e.getStatus().getCode() + ".", "Temporal");
    };
  }
}
