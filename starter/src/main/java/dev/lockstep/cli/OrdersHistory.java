package dev.lockstep.cli;

import dev.lockstep.cli.replay.Redaction;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an order's history to a file. */
@Command(
    name = "history",
    header = {
      "Writes an order's history as JSON, as the replayer of the SDK reads it, for a bug report.",
      "",
      "  lockstep orders history --config lockstep.yaml A-1001 --export order.json",
      "  lockstep orders history A-1001 --export - | jq '.events | length'",
      ""
    },
    footer = {
      "",
      "Stack traces and heartbeat details are left out. Lockstep writes no personal data into histories."
    },
    mixinStandardHelpOptions = true)
final class OrdersHistory implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "ORDER", description = "An order id or an order number.")
  private String order;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Option(
      names = "--export",
      paramLabel = "FILE",
      required = true,
      description = "Where to write it; - is standard output.")
  private String file;

  @Override
  public Integer call() {
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      OrderId id = desk.find(link, order);
      History history =
          wait.temporal(() ->
              open.session().client().fetchHistory(OrderNames.workflowId(link, id)).getHistory());
      write(new WorkflowExecutionHistory(Redaction.of(history)).toJson(true));
      spec.commandLine()
          .getErr()
          .println("%d events of order %s.".formatted(history.getEventsCount(), id));
      return ExitCode.OK;
    }
  }

  private void write(String json) {
    if (file.equals(STANDARD_OUTPUT)) {
      spec.commandLine().getOut().println(json);
      return;
    }
    try {
      Files.writeString(Path.of(file), json);
    } catch (IOException e) {
      throw CliFailure.failed(
          "The file cannot be written: %s. Name another one with --export.".formatted(file), e);
    }
  }
}
