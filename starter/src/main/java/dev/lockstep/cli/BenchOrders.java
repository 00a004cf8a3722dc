package dev.lockstep.cli;

import dev.lockstep.bench.OrderBench;
import dev.lockstep.bench.OrderBench.Figures;
import dev.lockstep.bench.OrderBench.Plan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whole orders beside bare ones. */
@Command(
    name = "orders",
    header = {
      "Measures whole orders over HTTP stand-ins, beside a bare order (2 signals, 3 empty",
      "activities) on the same server, in alternating rounds.",
      "",
      "  lockstep bench orders",
      "  lockstep bench orders --orders 300 --in-flight 50 --rounds 3 --json",
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

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--temporal-cli", paramLabel = "PATH", description = "The Temporal CLI to use.")
  private @Nullable Path temporalCli;

  @Option(names = "--in-memory", description = "Use the in-memory server, whatever is installed.")
  private boolean inMemory;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".lockstep/bench",
      description = "Where runs keep their files. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Override
  public Integer call() throws InterruptedException {
    if (orders < 1 || inFlight < 1 || rounds < 1 || rounds > orders) {
      throw CliFailure.usage(
          "--orders, --in-flight and --rounds must be at least 1, and --rounds no more than --orders.");
    }
    PrintWriter err = spec.commandLine().getErr();
    Plan plan =
        new Plan(orders, inFlight, rounds, directory, Optional.ofNullable(temporalCli), inMemory);
    Figures figures =
        OrderBench.run(
            plan,
            sentence -> {
              err.println(sentence);
              err.flush();
            });
    spec.commandLine().getOut().println(json ? Json.line(figures) : words(figures));
    return ExitCode.OK;
  }

  static String words(Figures figures) {
    return """
    %.1f whole orders a second, %.1f bare ones: ratio %.2f (%.2f to %.2f over %d rounds), on %s.
    A whole order costs %d actions, %d events and %d bytes of history.\
    """
        .formatted(
            figures.ordersPerSecond(),
            figures.bareOrdersPerSecond(),
            figures.ratio(),
            figures.lowestRatio(),
            figures.highestRatio(),
            figures.rounds(),
            figures.temporal(),
            figures.actions(),
            figures.events(),
            figures.bytes());
  }
}
