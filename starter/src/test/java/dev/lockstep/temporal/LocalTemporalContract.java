package dev.lockstep.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every local server promises, whichever stands behind it. */
abstract class LocalTemporalContract {
  static final SearchAttributeKey<String> STAGE = SearchAttributeKey.forKeyword("LockstepStage");
  static final SearchAttributeKey<OffsetDateTime> DUE =
      SearchAttributeKey.forOffsetDateTime("LockstepDue");

  static final OffsetDateTime TONIGHT = OffsetDateTime.parse("2026-11-21T20:00:00Z");

  abstract LocalTemporal start(LocalTemporalOptions options);

  static Map<String, IndexedValueType> attributes() {
    Map<String, IndexedValueType> attributes = new LinkedHashMap<>();
    attributes.put(STAGE.getName(), STAGE.getValueType());
    attributes.put(DUE.getName(), DUE.getValueType());
    return attributes;
  }

  @Test
  void a_workflow_with_the_search_attributes_starts_at_once() {
    try (LocalTemporal server = start(LocalTemporalOptions.with(attributes()))) {
      withClient(
          server,
          client -> {
            WorkflowStub order = order(client, "order-1", TONIGHT);
            order.signalWithStart("paymentSettled", new Object[] {"hint"}, new Object[] {"order"});
            WorkflowExecutionDescription description = order.describe();
            assertThat(description.getTypedSearchAttributes().get(STAGE)).isEqualTo("CHECKING");
            assertThat(description.getTypedSearchAttributes().get(DUE)).isEqualTo(TONIGHT);
          });
    }
  }

  @Test
  void a_search_attribute_that_was_not_asked_for_is_refused() {
    try (LocalTemporal server = start(LocalTemporalOptions.with(Map.of()))) {
      withClient(
          server,
          client -> {
            WorkflowStub order = order(client, "order-1", TONIGHT);
            assertThatThrownBy(() -> order.start("order"))
                .isInstanceOf(WorkflowServiceException.class)
                .hasRootCauseInstanceOf(StatusRuntimeException.class);
          });
    }
  }

  @Test
  void it_listens_on_the_loopback_interface() {
    try (LocalTemporal server = start(LocalTemporalOptions.with(Map.of()))) {
      assertThat(server.target()).matches("127\\.0\\.0\\.1:\\d+");
    }
  }

  @Test
  void nobody_answers_after_it_was_closed_and_closing_again_is_harmless() {
    LocalTemporal server = start(LocalTemporalOptions.with(attributes()));
    server.close();
    server.close();

    WorkflowServiceStubs stubs = Readiness.connect(server.target());
    try {
      assertThatThrownBy(stubs::healthCheck)
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    } finally {
      stubs.shutdownNow();
    }
  }

  static WorkflowStub order(WorkflowClient client, String id, OffsetDateTime due) {
    return client.newUntypedWorkflowStub(
        "Order",
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue("nobody-polls")
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder().set(STAGE, "CHECKING").set(DUE, due).build())
            .build());
  }

  static void withClient(LocalTemporal server, Consumer<WorkflowClient> use) {
    WorkflowServiceStubs stubs = Readiness.connect(server.target());
    try {
      use.accept(WorkflowClient.newInstance(stubs));
    } finally {
      stubs.shutdownNow();
    }
  }
}
