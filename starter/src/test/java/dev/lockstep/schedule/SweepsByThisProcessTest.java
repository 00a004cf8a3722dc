package dev.lockstep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepsByThisProcessTest extends SweepsContract {
  @Override
  LocalTemporal server() {
    return LocalTemporal.inMemory(LocalTemporalOptions.with(Map.of()));
  }

  @Test
  void a_server_that_does_not_answer_is_no_server_without_schedules() {
    server.close();
    WorkflowServiceStubs impatient =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.target())
                .setRpcRetryOptions(
                    RpcRetryOptions.newBuilder()
                        .setMaximumAttempts(1)
                        .buildWithDefaultsFrom(DefaultStubServiceOperationRpcRetryOptions.INSTANCE))
                .build());
    WorkflowClient client = WorkflowClient.newInstance(impatient);

    assertThatThrownBy(() -> Sweeps.start(client, List.of(Sweep.ofShipments(DC)), EVERY_SECOND))
        .isInstanceOf(SweepsFailure.class)
        .hasMessage(
            "A sweep could not be scheduled. Check that Temporal answers and lets this account write schedules, then start again: sweep-shipments-dc (UNAVAILABLE).");
    impatient.shutdownNow();
  }

  @Test
  void a_server_without_schedules_leaves_the_time_to_this_process() {
    warehouse.endsAt(TEN);

    try (Sweeps sweeps = Sweeps.start(client, List.of(Sweep.ofShipments(DC)), EVERY_SECOND)) {
      assertThat(sweeps.keeper()).isEqualTo(Sweeps.Keeper.THIS_PROCESS);
    }
  }
}
