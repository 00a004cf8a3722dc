package dev.lockstep.webhook;

import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the receiver tells those who watch it.
 *
 * @param ready whether hints can be delivered now
 * @param metrics all metrics in Prometheus' text format
 */
public record Probes(BooleanSupplier ready, Supplier<String> metrics) {

  /** Ready while Temporal answers. */
  public static Probes of(WorkflowServiceStubs temporal, Supplier<String> metrics) {
    return new Probes(() -> answers(temporal), metrics);
  }

  private static boolean answers(WorkflowServiceStubs temporal) {
    try {
      var unused = temporal.healthCheck();
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
