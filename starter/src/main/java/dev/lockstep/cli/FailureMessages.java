package dev.lockstep.cli;

import dev.lockstep.bench.BenchFailure;
import dev.lockstep.demo.DemoFailure;
import dev.lockstep.rehearsal.RehearsalFailure;
import dev.lockstep.schedule.AlertsFailure;
import dev.lockstep.schedule.SweepsFailure;
import dev.lockstep.temporal.LocalTemporalFailure;
import dev.lockstep.worker.SearchAttributeSetup;
import dev.lockstep.worker.StartFailure;
import dev.lockstep.worker.config.ConfigProblems;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit code. */
final class FailureMessages implements IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  FailureMessages(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(message(thrown)));
    if (verbose.getAsBoolean()) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return exitCode(thrown);
  }

  private static String message(Exception thrown) {
    if (TemporalTrouble.isBehind(thrown)) {
      return String.valueOf(TemporalTrouble.of(thrown).getMessage());
    }
    return isForPeople(thrown)
        ? String.valueOf(thrown.getMessage())
        : "Lockstep met something it does not expect: %s. Run the command again with --verbose and report what it prints."
            .formatted(thrown.getClass().getSimpleName());
  }

  private static int exitCode(Exception thrown) {
    if (thrown instanceof CliFailure failure) {
      return failure.exitCode();
    }
    return thrown instanceof ConfigProblems ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static boolean isForPeople(Exception thrown) {
    return thrown instanceof CliFailure
        || thrown instanceof ConfigProblems
        || thrown instanceof DemoFailure
        || thrown instanceof BenchFailure
        || thrown instanceof RehearsalFailure
        || thrown instanceof StartFailure
        || thrown instanceof SweepsFailure
        || thrown instanceof AlertsFailure
        || thrown instanceof LocalTemporalFailure
        || thrown instanceof SearchAttributeSetup.NotReady;
  }
}
