package dev.lockstep.cli;

import dev.lockstep.activity.HintAnswer;
import dev.lockstep.activity.WarehouseHints;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.OrderNames;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has orders look into their warehouses, as a webhook of a dispatch would. */
@Command(
    name = "recheck",
    header = {
      "Has an order look into its warehouses again, as if a dispatch had been reported. A repeat is harmless.",
      "",
      "  lockstep orders recheck --config lockstep.yaml A-1001",
      ""
    },
    footer = {
      "",
      "For a dispatch that nobody reported and no sweep found. An order that has ended and had seen",
      "a dispatch stays as it is."
    },
    mixinStandardHelpOptions = true)
final class OrdersRecheck implements Callable<Integer> {
  /** What became of it, as {@code --json} prints it. */
  record Rechecked(String order, String workflowId, String outcome) {}

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "ORDER", arity = "1..*", description = "Order ids or order numbers.")
  private List<String> orders;

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  @Override
  public Integer call() {
    try (OpenDesk open = options.open()) {
      LinkId link = open.desk().link(options.link());
      WarehouseHints hints = new WarehouseHints(open.session().client());
      for (String order : orders) {
        Rechecked done = recheck(hints, link, open.desk().find(link, order));
        spec.commandLine()
            .getOut()
            .println(
                json
                    ? Json.line(done)
                    : "%s: %s (%s)".formatted(order, done.outcome(), done.workflowId()));
      }
      return ExitCode.OK;
    }
  }

  private static Rechecked recheck(WarehouseHints hints, LinkId link, OrderId order) {
    String workflow = OrderNames.workflowId(link, order);
    try {
      HintAnswer answer =
          hints.dispatched(workflow, new Dispatched(Dispatched.VERSION, null, null, null, null));
      return new Rechecked(
          order.value(),
          workflow,
          switch (answer) {
            case TAKEN -> "looks into its warehouses";
            case REOPENED -> "open again, looks into its warehouses";
            case KNOWN -> "over already, nothing was done; it had seen a dispatch";
            case OVER -> "over already, nothing was done";
          });
    } catch (WorkflowNotFoundException e) {
      throw CliFailure.failed(
          "Nobody has started the order. Start it with: lockstep orders start %s".formatted(order),
          e);
    } catch (WorkflowException e) {
      throw TemporalTrouble.of(e);
    }
  }
}
