package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders outlive builds: what a release recorded on a real server, this build must replay command
 * by command. A file that does not replay any more names a change that needs {@code getVersion}.
 */
class RecordedHistoriesTest {
  /** The first one loads classes, which takes a busy machine longer than an order may take. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  static List<Path> recorded() throws IOException {
    try (Stream<Path> files = Files.walk(HISTORIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void replays(Path history) {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      Worker worker =
          server.newWorker(
              OrderNames.TASK_QUEUE,
              WorkerOptions.newBuilder()
                  .setDefaultDeadlockDetectionTimeout(PATIENCE_MILLIS)
                  .build());
      worker.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);

      assertThatCode(() ->
              WorkflowReplayer.replayWorkflowExecution(
                  WorkflowExecutionHistory.fromJson(Files.readString(history)), worker))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void there_is_something_to_replay() throws IOException {
    assertThat(recorded()).hasSizeGreaterThanOrEqualTo(10);
  }
}
