package dev.lockstep.cli;

import dev.lockstep.bench.QuotaBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well a quota is used. */
@Command(
    name = "quota",
    header = {
      "Measures how much of a warehouse's quota is used when there is more to do than it allows,",
      "and whether any second ever holds more, by the warehouse's own record of requests.",
      "",
      "  lockstep bench quota",
      "  lockstep bench quota --per-second 20 --seconds 30 --json --plot quota.svg",
      ""
    },
    mixinStandardHelpOptions = true)
final class BenchQuota implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--per-second",
      paramLabel = "N",
      defaultValue = "20",
      description = "Requests a second that the warehouse allows. Default: ${DEFAULT-VALUE}.")
  private int perSecond;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long to measure. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Mixin private BenchOptions common = new BenchOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (perSecond < 1 || seconds < 1) {
      throw CliFailure.usage("--per-second and --seconds must be at least 1.");
    }
    common.show(
        spec,
        QuotaBench.run(
            common.ground(), new QuotaBench.Plan(perSecond, seconds), common.says(spec)));
    return ExitCode.OK;
  }
}
