package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class ConnectionFailureTest extends OrderWorkflowSpec {

  @Test
  void a_reading_that_keeps_failing_is_parked_and_goes_on_by_itself() {
    platforms.verdicts.addAll(
        new ArrayDeque<>(
            java.util.Collections.nCopies(
                100,
                () -> {
                  throw failure(FailureKind.UNAVAILABLE, true);
                })));
    begin();
    pass(Duration.ofMinutes(70));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.CONNECTION_UNAVAILABLE);
    platforms.verdicts.clear();
    pass(Duration.ofHours(1));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void a_history_replays() throws Exception {
    begin();
    dispatchIn(Duration.ofHours(5));
    result();

    WorkflowClient client = server.getWorkflowClient();
    io.temporal.testing.WorkflowReplayer.replayWorkflowExecution(
        client.fetchHistory(OrderNames.workflowId(LINK, ORDER)), OrderWorkflowImpl.class);
  }
}
