package dev.lockstep.cli;

import dev.lockstep.reconciliation.ReconciliationResult;
import io.grpc.Status;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a report that is kept. */
@Command(
    name = "show",
    header = {
      "Shows a report again, as it was when it was made.",
      "",
      "  lockstep reconcile show reconcile/uk/2026-11-20..2026-11-20",
      "  lockstep reconcile show --format html --output day.html reconcile/uk/daily-2026-11-21T06:00:00Z",
      ""
    },
    footer = {"", "Reports are kept as long as Temporal keeps what has ended."},
    mixinStandardHelpOptions = true)
final class ReconcileShow implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ReportOptions report;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "ID", description = "As 'reconcile list' names it.")
  private String id;

  @Override
  public Integer call() {
    report.check();
    try (Session session = Session.at(config.file())) {
      return report.print(
          result(session),
          id,
          config.file(),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
    }
  }

  private ReconciliationResult result(Session session) {
    try {
      return session
          .client()
          .newUntypedWorkflowStub(id)
          .getResult(wait.patience().toMillis(), TimeUnit.MILLISECONDS, ReconciliationResult.class);
    } catch (TimeoutException e) {
      throw CliFailure.failed(
          "The reconciliation is still at work. Wait longer with --wait, or see how far it is in Temporal: %s."
              .formatted(id),
          e);
    } catch (WorkflowFailedException e) {
      throw CliFailure.failed(
          "The reconciliation failed. See why in Temporal, under the workflow %s.".formatted(id),
          e);
    } catch (WorkflowNotFoundException e) {
      throw CliFailure.failed(unknown(), e);
    } catch (WorkflowException e) {
      throw Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND
          ? CliFailure.failed(unknown(), e)
          : TemporalTrouble.of(e);
    }
  }

  private String unknown() {
    return "There is no report '%s'. See those there are with: lockstep reconcile list --config %s"
        .formatted(id, config.file());
  }
}
