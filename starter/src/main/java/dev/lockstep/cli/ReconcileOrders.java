package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;

import dev.lockstep.common.LinkId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.reconciliation.ReconciliationProgress;
import dev.lockstep.reconciliation.ReconciliationRequest;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.run.Configurations;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reconciles the orders of one link and some days, and prints the report. */
@Command(
    name = "orders",
    header = {
      "Reconciles the orders of a link, those placed yesterday unless days are given.",
      "",
      "  lockstep reconcile orders --link uk --from 2026-11-14 --to 2026-11-20",
      "  lockstep reconcile orders --link uk --json | jq -r 'select(.finding == \"NOT_STARTED\").order'",
      "  lockstep reconcile orders --link uk --repairs > repairs.sh     look at it, then: sh repairs.sh",
      ""
    },
    footer = {
      "",
      "It only reads. A reconciliation of the same days that is under way is joined. Ending the command",
      "does not end the reconciliation: see it later with 'reconcile show'.",
      "Findings are no failure; --fail-on-findings makes them one."
    },
    mixinStandardHelpOptions = true)
final class ReconcileOrders implements Callable<Integer> {
  private static final int MOST_DAYS = 31;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "The link. May be left out where there is only one.")
  private @Nullable String link;

  @Option(names = "--day", paramLabel = "DAY", description = "One day, such as 2026-11-20.")
  private @Nullable LocalDate day;

  @Option(names = "--from", paramLabel = "DAY", description = "The first day, in the link's zone.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day. Default: yesterday.")
  private @Nullable LocalDate to;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "How long to wait for the report. Default: ${DEFAULT-VALUE}.")
  private long waitSeconds;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ReportOptions report;

  private record Days(LocalDate from, LocalDate to) {}

  @Override
  public Integer call() {
    report.check();
    try (Session session = Session.at(config.file())) {
      LinkId named =
          new OrderDesk(
                  session.client(),
                  Configurations.directory(session.config().links()).entries().stream()
                      .map(entry -> entry.link())
                      .toList())
              .link(link);
      ZoneId zone = requireNonNull(session.config().links().get(named)).timeZone();
      Days days = days(LocalDate.now(Clock.system(zone)));
      String id = ReconciliationNames.workflowId(named, days.from(), days.to());
      WorkflowStub workflow = start(session, id, named, days);
      ReconciliationResult result = await(workflow, id);
      return report.print(
          result, id, config.file(), spec.commandLine().getOut(), spec.commandLine().getErr());
    }
  }

  private Days days(LocalDate today) {
    if (day != null && (from != null || to != null)) {
      throw CliFailure.usage("--day and --from or --to exclude each other.");
    }
    LocalDate last = day != null ? day : to != null ? to : today.minusDays(1);
    LocalDate first = day != null ? day : from != null ? from : last;
    if (last.isBefore(first)) {
      throw CliFailure.usage("The last day is before the first: %s, %s.".formatted(first, last));
    }
    if (first.isAfter(today)) {
      throw CliFailure.usage("That day has not come yet: %s.".formatted(first));
    }
    if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      throw CliFailure.usage(
          "One reconciliation takes %d days at most. Choose fewer days: %s to %s."
              .formatted(MOST_DAYS, first, last));
    }
    return new Days(first, last);
  }

  private static WorkflowStub start(Session session, String id, LinkId link, Days days) {
    try {
      WorkflowStub workflow =
          session
              .client()
              .newUntypedWorkflowStub(
                  ReconciliationNames.WORKFLOW_TYPE,
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(id)
                      .setWorkflowIdConflictPolicy(
                          WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                      .setWorkflowIdReusePolicy(
                          WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                      .setTaskQueue(OperationsNames.TASK_QUEUE)
                      .setStaticSummary("Reconciliation of " + link)
                      .build());
      var unused = workflow.start(ReconciliationRequest.of(link, days.from(), days.to()));
      return workflow;
    } catch (WorkflowException e) {
      throw TemporalTrouble.of(e);
    }
  }

  private ReconciliationResult await(WorkflowStub workflow, String id) {
    ProgressBar bar =
        new ProgressBar(spec.commandLine().getErr(), Terminal.isInteractive() && waitSeconds > 0);
    Future<ReconciliationResult> result = workflow.getResultAsync(ReconciliationResult.class);
    long end = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    boolean answered = false;
    boolean warned = false;
    try {
      while (System.nanoTime() < end) {
        try {
          return result.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          Optional<ReconciliationProgress> progress = progress(workflow);
          answered |= progress.isPresent();
          progress.ifPresent(now -> bar.show(now.looked(), now.listed(), words(now)));
          if (!answered && !warned) {
            warned = true;
            bar.clear();
            spec.commandLine()
                .getErr()
                .println(
                    "No worker has answered yet. Is one running? lockstep worker --config %s"
                        .formatted(config.file()));
          }
        }
      }
    } catch (ExecutionException e) {
      throw CliFailure.failed(
          "The reconciliation failed. See why in Temporal, under the workflow %s.".formatted(id),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliFailure.failed("The command was interrupted; the reconciliation goes on.", e);
    } finally {
      bar.end();
    }
    throw CliFailure.failed(
        "The report was not ready within %d s; the reconciliation goes on. See it later with: lockstep reconcile show --config %s %s"
            .formatted(waitSeconds, config.file(), id));
  }

  private static String words(ReconciliationProgress progress) {
    return "orders, %d findings, %s".formatted(progress.findings(), progress.at());
  }

  private static Optional<ReconciliationProgress> progress(WorkflowStub workflow) {
    try {
      return Bounded.within(
          PATIENCE,
          () -> workflow.query(ReconciliationNames.PROGRESS, ReconciliationProgress.class));
    } catch (RuntimeException busyOrOver) {
      return Optional.empty();
    }
  }
}
