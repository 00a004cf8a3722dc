package dev.lockstep.cli;

import dev.lockstep.bench.WebhookBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the receiver beside a bare handler. */
@Command(
    name = "webhooks",
    header = {
      "Measures how many signed messages the receiver takes, beside handlers that believe",
      "everybody and only call signal-with-start, as the receiver does and with the fewest options",
      "there can be, over HTTP, in alternating rounds.",
      "",
      "  lockstep bench webhooks",
      "  lockstep bench webhooks --messages 3000 --in-flight 50 --rounds 6 --json",
      ""
    },
    mixinStandardHelpOptions = true)
final class BenchWebhooks implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Messages to each side, over all rounds. Default: ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "20",
      description = "Messages under way at the same time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "6",
      description = "Rounds of each side. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500",
      description = "Messages to each side before the first round. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Mixin private BenchOptions common = new BenchOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (messages < 1 || inFlight < 1 || rounds < 1 || rounds > messages || warmUp < 1) {
      throw CliFailure.usage(
          "--messages, --in-flight, --rounds and --warm-up must be at least 1, and --rounds no more"
              + " than --messages.");
    }
    common.show(
        spec,
        WebhookBench.run(
            common.ground(),
            new WebhookBench.Plan(messages, inFlight, rounds, warmUp),
            common.says(spec)));
    return ExitCode.OK;
  }
}
