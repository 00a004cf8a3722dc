package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.testing.WorkflowReplayer;
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
  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  static List<Path> recorded() throws IOException {
    try (Stream<Path> files = Files.walk(HISTORIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void replays(Path history) {
    assertThatCode(() ->
            WorkflowReplayer.replayWorkflowExecution(history.toFile(), OrderWorkflowImpl.class))
        .doesNotThrowAnyException();
  }

  @Test
  void there_is_something_to_replay() throws IOException {
    assertThat(recorded()).hasSizeGreaterThanOrEqualTo(10);
  }
}
