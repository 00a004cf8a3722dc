package dev.lockstep.cli;

import dev.lockstep.rehearsal.Rehearsal;
import dev.lockstep.rehearsal.RehearsalPlan;
import dev.lockstep.rehearsal.RehearsalProgress;
import dev.lockstep.rehearsal.RehearsalReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the worker and Temporal while orders flow, and counts what was lost or created twice. */
@Command(
    name = "rehearse",
    header = {
      "Kills the worker (SIGKILL) and Temporal at random moments while orders flow between the",
      "stand-ins, and judges by the ledgers: no order lost, none created twice.",
      "",
      "  lockstep rehearse                                      500 orders, 20 kills",
      "  lockstep rehearse --orders 200 --temporal-restarts 1   Temporal on a database file",
      "  lockstep rehearse --seed 7 --json                      other moments, for machines",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every order ended; nothing was lost and nothing was duplicated.",
      "1:An order was lost or duplicated or did not end, or the rehearsal could not be held.",
      "2:The command is wrong."
    },
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  /** More than the development server takes on a laptop. */
  private static final int MOST_IN_FLIGHT = 50;

  private static final String AUTO = "auto";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many orders. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "25",
      description = "Orders under way at the same time, 50 at most. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--worker-kills",
      paramLabel = "N|auto",
      defaultValue = AUTO,
      description = "How often the worker is killed. Default: one for every 25 orders.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String workerKills;

  @Option(
      names = "--temporal-restarts",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often Temporal is killed and started again; slower, since it then keeps its state"
              + " in a file. Default: ${DEFAULT-VALUE}.")
  private int temporalRestarts;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of orders, faults and moments. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object; everything else goes to stderr.")
  private boolean json;

  @Option(names = "--temporal-cli", paramLabel = "PATH", description = "The Temporal CLI to use.")
  private @Nullable Path temporalCli;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".lockstep/rehearsal",
      description = "Where runs keep their files. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  /** What {@code --json} prints. */
  record Result(
      int orders,
      int confirmed,
      int cancelled,
      int parked,
      int unended,
      int lost,
      int duplicated,
      int kills,
      int temporalRestarts,
      int faults,
      long seconds,
      String verdict) {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    RehearsalReport report =
        Rehearsal.hold(
            plan(),
            new RehearsalProgress(err, Terminal.isInteractive()),
            sentence -> tell(err, sentence));
    report.complaints().forEach(complaint -> tell(err, complaint));
    if (json) {
      tell(err, report.sentence());
    }
    tell(spec.commandLine().getOut(), json ? Json.line(result(report)) : report.sentence());
    return report.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private RehearsalPlan plan() {
    if (orders < 1 || inFlight < 1 || inFlight > MOST_IN_FLIGHT || temporalRestarts < 0) {
      throw CliFailure.usage(
          "--orders must be at least 1, --in-flight 1 to %d, --temporal-restarts at least 0."
              .formatted(MOST_IN_FLIGHT));
    }
    return new RehearsalPlan(
        orders,
        inFlight,
        kills(),
        temporalRestarts,
        seed,
        directory,
        Optional.ofNullable(temporalCli));
  }

  private OptionalInt kills() {
    if (workerKills.equals(AUTO)) {
      return OptionalInt.empty();
    }
    if (!workerKills.matches("[0-9]{1,6}")) {
      throw CliFailure.usage(
          "--worker-kills must be a number or 'auto': %s.".formatted(workerKills));
    }
    return OptionalInt.of(Integer.parseInt(workerKills));
  }

  private static Result result(RehearsalReport report) {
    return new Result(
        report.placed(),
        report.confirmed(),
        report.cancelled(),
        report.parked(),
        report.unended().size(),
        report.lost(),
        report.duplicated(),
        report.kills(),
        report.temporalRestarts(),
        report.faults(),
        report.seconds(),
        report.isPassed() ? "passed" : "failed");
  }

  private static void tell(PrintWriter to, String sentence) {
    to.println(sentence);
    to.flush();
  }
}
