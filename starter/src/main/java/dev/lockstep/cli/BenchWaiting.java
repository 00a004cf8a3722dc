package dev.lockstep.cli;

import dev.lockstep.bench.WaitingBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what open orders cost. */
@Command(
    name = "waiting",
    header = {
      "Measures what it costs that many orders are open: time for each order as they become",
      "more, actions and events while they wait, memory of worker and server.",
      "",
      "  lockstep bench waiting                          10,000 orders",
      "  lockstep bench waiting --orders 500 --rest 20   a quick look",
      ""
    },
    mixinStandardHelpOptions = true)
final class BenchWaiting implements Callable<Integer> {
  private static final int FEWEST = 10;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Open orders at the end, at least 10. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Orders on their way to the warehouse at the same time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--rest",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long all of them wait while they are watched. Default: ${DEFAULT-VALUE}.")
  private int rest;

  @Mixin private BenchOptions common = new BenchOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (orders < FEWEST || inFlight < 1 || rest < 0) {
      throw CliFailure.usage(
          "--orders must be at least 10, --in-flight at least 1, --rest at least 0.");
    }
    common.show(
        spec,
        WaitingBench.run(
            common.ground(),
            new WaitingBench.Plan(orders, inFlight, Duration.ofSeconds(rest)),
            common.says(spec)));
    return ExitCode.OK;
  }
}
