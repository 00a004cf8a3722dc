package dev.lockstep.cli;

import dev.lockstep.cli.replay.Replays;
import dev.lockstep.order.OrderNames;
import dev.lockstep.replay.ReplayNames;
import dev.lockstep.sweep.SweepSubject;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the open orders can go on under this build. */
@Command(
    name = "replay-check",
    header = {
      "Replays the open orders of the server against this build: run it before an upgrade.",
      "",
      "  lockstep replay-check --config lockstep.yaml              the newest 500",
      "  lockstep replay-check --config lockstep.yaml --sample 200  200 at random among all",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every one that was replayed goes on under this build.",
      "1:At least one does not, or could not be read.",
      "2:The command or the configuration is wrong."
    },
    mixinStandardHelpOptions = true)
final class ReplayCheckCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "500",
      description = "The newest N at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--sample", paramLabel = "N", description = "N at random among all open ones.")
  private @Nullable Integer sample;

  @Option(names = "--json", description = "Print one JSON object per failure, then one in all.")
  private boolean json;

  /** One that does not go on, as {@code --json} prints it. */
  record Failing(String workflowId, String reason) {}

  /**
   * The whole, as {@code --json} prints it last.
   *
   * @param skipped deleted since they were chosen; not counted in {@code replayed}
   */
  record Summary(int replayed, int failed, int skipped) {}

  private record Open(String workflowId, String runId) {}

  @Override
  public Integer call() {
    if (limit < 1 || (sample != null && sample < 1)) {
      throw CliFailure.usage("--limit and --sample must be at least 1.");
    }
    try (Session session = Session.at(config.file());
        Replays replays = new Replays()) {
      List<Open> chosen = wait.temporal(() -> choose(session));
      Summary summary = replay(session, replays, chosen);
      say(summary);
      return summary.failed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private List<Open> choose(Session session) {
    try (Stream<WorkflowExecutionMetadata> found = session.client().listExecutions(query())) {
      Stream<Open> open =
          found.map(each ->
              new Open(each.getExecution().getWorkflowId(), each.getExecution().getRunId()));
      return sample == null ? open.limit(limit).toList() : sampled(open, sample);
    }
  }

  private static String query() {
    String types =
        Stream.concat(
                Stream.of(OrderNames.WORKFLOW_TYPE, ReplayNames.WORKFLOW_TYPE),
                Arrays.stream(SweepSubject.values()).map(SweepSubject::workflowType))
            .map("\"%s\""::formatted)
            .collect(Collectors.joining(", "));
    return "WorkflowType IN (%s) AND ExecutionStatus = \"Running\"".formatted(types);
  }

  /** Each of them with the same chance, however many there are, without keeping them all. */
  private static List<Open> sampled(Stream<Open> open, int wanted) {
    RandomGenerator random = RandomGenerator.getDefault();
    List<Open> kept = new ArrayList<>();
    int[] seen = {0};
    open.forEach(each -> {
      seen[0]++;
      if (kept.size() < wanted) {
        kept.add(each);
      } else {
        int place = random.nextInt(seen[0]);
        if (place < wanted) {
          kept.set(place, each);
        }
      }
    });
    return kept;
  }

  private Summary replay(Session session, Replays replays, List<Open> chosen) {
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminal.isInteractive());
    int replayed = 0;
    int failed = 0;
    int skipped = 0;
    for (Open open : chosen) {
      Optional<WorkflowExecutionHistory> history;
      try {
        history =
            Bounded.within(
                wait.patience(),
                () -> session.client().fetchHistory(open.workflowId(), open.runId()));
      } catch (StatusRuntimeException | WorkflowServiceException e) {
        if (Status.fromThrowable(e).getCode() != Status.Code.NOT_FOUND) {
          throw e;
        }
        skipped++;
        continue;
      }
      Optional<String> failure =
          history
              .map(replays::replay)
              .orElseGet(() -> Optional.of("Its history could not be read in time."));
      replayed++;
      if (failure.isPresent()) {
        failed++;
        bar.clear();
        tell(open, failure.get());
      }
      bar.show(replayed, chosen.size(), "replayed · %d failed".formatted(failed));
    }
    bar.end();
    return new Summary(replayed, failed, skipped);
  }

  private void tell(Open open, String reason) {
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Json.line(new Failing(open.workflowId(), reason))
                : "%s: %s".formatted(open.workflowId(), reason));
  }

  private void say(Summary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(summary));
      return;
    }
    if (summary.skipped() > 0) {
      out.println("%d were deleted meanwhile and are not looked at.".formatted(summary.skipped()));
    }
    if (summary.replayed() == 0) {
      out.println("No order is open, so there is nothing to replay.");
    } else if (summary.failed() == 0) {
      out.println(
          "%d open workflows replayed; all of them go on under this build."
              .formatted(summary.replayed()));
    } else {
      out.println(
          "%d of %d open workflows do not go on under this build. Do not roll it out: they would wait, and lose nothing, until a build fits."
              .formatted(summary.failed(), summary.replayed()));
    }
  }
}
