package dev.lockstep.cli;

import dev.lockstep.alerts.AlertsNames;
import dev.lockstep.alerts.AlertsStatus;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.AlertParts;
import dev.lockstep.worker.config.LockstepConfig;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The alerts as commands ask for them. */
final class RunningAlerts {
  private RunningAlerts() {}

  /** What they know; empty where they do not run. */
  static Optional<AlertsStatus> status(WorkflowClient client, WaitOption wait) {
    try {
      return Optional.of(
          wait.temporal(() ->
              client
                  .newUntypedWorkflowStub(AlertsNames.WORKFLOW_ID)
                  .query(AlertsNames.STATUS, AlertsStatus.class)));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  /** What a configuration tells people by. */
  static AlertParts parts(Path file) {
    LockstepConfig config = Configurations.load(file);
    return AlertParts.of(config, new OkHttpClient(), InstantSource.system())
        .orElseThrow(() ->
            CliFailure.usage(
                "The configuration has no alerts: %s. Add a section 'alerts'; docs/operating/alerts.md shows one."
                    .formatted(file)));
  }
}
