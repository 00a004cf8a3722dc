package dev.lockstep.alerts;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The alerts outlive builds: what a release recorded on a real server, this build must replay
 * command by command.
 */
class RecordedAlertsTest {

  @ParameterizedTest
  @ValueSource(strings = "0.1.0/told-escalated-and-over.json")
  void replays(String history) {
    Path file = Path.of("src", "test", "resources", "alerts-histories").resolve(history);

    assertThatCode(
            () -> WorkflowReplayer.replayWorkflowExecution(file.toFile(), AlertsWorkflowImpl.class))
        .doesNotThrowAnyException();
  }
}
