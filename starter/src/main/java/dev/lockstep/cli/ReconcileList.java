package dev.lockstep.cli;

import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.reconciliation.ReconciliationResult;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the reports that are kept. */
@Command(
    name = "list",
    header = {
      "Lists the reconciliations that Temporal still keeps, the newest first.",
      "",
      "  lockstep reconcile list --link uk",
      ""
    },
    mixinStandardHelpOptions = true)
final class ReconcileList implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("reconcile/(.+)/[^/]+");
  private static final int MOST_KEPT = 2_000;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--link", paramLabel = "LINK", description = "Of this link.")
  private @Nullable String link;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The newest N. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object per report and line.")
  private boolean json;

  /** What {@code --json} prints. */
  record Line(
      String id,
      String link,
      State state,
      Instant started,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Integer placed,
      @Nullable Integer confirmed,
      @Nullable Integer findings,
      @Nullable Integer unknown) {}

  /** Where a reconciliation is. */
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
    try (Session session = Session.at(config.file())) {
      List<Line> lines = wait.temporal(() -> lines(session.client()));
      if (json) {
        lines.forEach(line -> spec.commandLine().getOut().println(Json.line(line)));
      } else if (lines.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println("No reconciliation is kept. Make one with: lockstep reconcile orders");
      } else {
        spec.commandLine().getOut().println(table(lines));
      }
      return ExitCode.OK;
    }
  }

  private List<Line> lines(WorkflowClient client) {
    String query =
        "WorkflowType = \"%s\" AND ExecutionStatus != \"ContinuedAsNew\""
            .formatted(ReconciliationNames.WORKFLOW_TYPE);
    try (var found = client.listExecutions(query)) {
      return found
          .limit(MOST_KEPT)
          .filter(each -> link == null || link.equals(linkOf(each)))
          .sorted(Comparator.comparing(WorkflowExecutionMetadata::getStartTime).reversed())
          .limit(limit)
          .map(each -> line(client, each))
          .toList();
    }
  }

  private static String linkOf(WorkflowExecutionMetadata execution) {
    Matcher parts = ID.matcher(execution.getExecution().getWorkflowId());
    return parts.matches() ? parts.group(1) : "";
  }

  private static Line line(WorkflowClient client, WorkflowExecutionMetadata execution) {
    State state = state(execution.getStatus());
    Optional<ReconciliationResult> result =
        state == State.DONE ? result(client, execution) : Optional.empty();
    return new Line(
        execution.getExecution().getWorkflowId(),
        linkOf(execution),
        state,
        execution.getStartTime(),
        result.map(ReconciliationResult::from).orElse(null),
        result.map(ReconciliationResult::to).orElse(null),
        result.map(ReconciliationResult::placed).orElse(null),
        result.map(ReconciliationResult::confirmed).orElse(null),
        result.map(ReconciliationResult::allFindings).orElse(null),
        result.map(ReconciliationResult::unknownSides).orElse(null));
  }

  private static State state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING -> State.RUNNING;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> State.DONE;
      default -> State.FAILED;
    };
  }

  private static Optional<ReconciliationResult> result(
      WorkflowClient client, WorkflowExecutionMetadata execution) {
    try {
      return Optional.of(
          client
              .newUntypedWorkflowStub(
                  WorkflowTargetOptions.newBuilder()
                      .setWorkflowExecution(execution.getExecution())
                      .build())
              .getResult(5, TimeUnit.SECONDS, ReconciliationResult.class));
    } catch (TimeoutException | WorkflowException e) {
      return Optional.empty(); // the line stands without its counts
    }
  }

  private static String table(List<Line> lines) {
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    Table table =
        new Table(List.of("ID", "STARTED", "STATE", "PLACED", "CONFIRMED", "FINDINGS", "UNKNOWN"));
    for (Line line : lines) {
      table.add(
          List.of(
              line.id(),
              times.at(line.started()),
              line.state().name().toLowerCase(Locale.ROOT),
              shown(line.placed()),
              shown(line.confirmed()),
              shown(line.findings()),
              shown(line.unknown())));
    }
    return table.text();
  }

  private static String shown(@Nullable Integer count) {
    return count == null ? "–" : count.toString();
  }
}
