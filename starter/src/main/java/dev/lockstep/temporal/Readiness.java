package dev.lockstep.temporal;

import dev.lockstep.worker.SearchAttributeSetup;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Map;

/** The last step of every start: the server answers, and its search attributes can be used. */
final class Readiness {
  private Readiness() {}

  static WorkflowServiceStubs connect(String target) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
  }

  static void await(LocalTemporal server, Map<String, IndexedValueType> searchAttributes) {
    WorkflowServiceStubs stubs = connect(server.target());
    try {
      SearchAttributeSetup.ensure(stubs, LocalTemporal.NAMESPACE, searchAttributes);
    } catch (SearchAttributeSetup.NotReady e) {
      server.close();
      throw new LocalTemporalFailure(
          "The local Temporal server started but cannot be used. " + e.getMessage(), e);
    } finally {
      stubs.shutdownNow();
    }
  }
}
