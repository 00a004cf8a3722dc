package dev.lockstep.cli;

import dev.lockstep.bench.OrderBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whole orders beside bare ones. */
@Command(
    name = "orders",
    header = {
      "Measures whole orders over HTTP stand-ins, beside the same written with the SDK alone",
      "(same signals, activities, requests) and beside the smallest order (2 signals, 3 empty",
      "activities), on the same server, in alternating rounds.",
      "",
      "  lockstep bench orders",
      "  lockstep bench orders --orders 300 --in-flight 50 --rounds 3 --json --plot orders.svg",
      ""
    },
    mixinStandardHelpOptions = true)
final class BenchOrders implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "300",
      description = "Orders of each sort, over all rounds. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "50",
      description = "Orders under way at the same time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of each sort. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "300",
      description = "Orders of each sort before the first round. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Mixin private BenchOptions common = new BenchOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (orders < 1 || inFlight < 1 || rounds < 1 || rounds > orders || warmUp < 1) {
      throw CliFailure.usage(
          "--orders, --in-flight, --rounds and --warm-up must be at least 1, and --rounds no more"
              + " than --orders.");
    }
    common.show(
        spec,
        OrderBench.run(
            common.ground(),
            new OrderBench.Plan(orders, inFlight, rounds, warmUp),
            common.says(spec)));
    return ExitCode.OK;
  }
}
