package dev.lockstep.cli;

import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option of every command that waits for somebody else's answer. */
final class WaitOption {
  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.")
  private long seconds;

  Duration patience() {
    return Duration.ofSeconds(seconds);
  }

  /** The answer of Temporal itself, which needs no worker. */
  <T> T temporal(Supplier<T> question) {
    return Bounded.within(patience(), question)
        .orElseThrow(() ->
            CliFailure.failed(
                "Temporal did not answer within %d s. Try again, or give it longer with --wait."
                    .formatted(seconds)));
  }
}
