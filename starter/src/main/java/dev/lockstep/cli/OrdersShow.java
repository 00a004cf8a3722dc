package dev.lockstep.cli;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderStatus;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows where orders stand. */
@Command(
    name = "show",
    header = {
      "Shows where an order stands, what it waits for, and whose it is.",
      "",
      "  lockstep orders show --config lockstep.yaml A-1001",
      "  lockstep orders show --config lockstep.yaml --json A-1001 A-1002 | jq .stage",
      ""
    },
    mixinStandardHelpOptions = true)
final class OrdersShow implements Callable<Integer> {
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

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Override
  public Integer call() {
    StatusScreen screen = new StatusScreen(Clock.systemUTC().instant(), ZoneId.systemDefault());
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      List<String> shown = new ArrayList<>();
      for (String order : orders) {
        OrderId id = desk.find(link, order);
        OrderStatus status =
            desk.status(link, id, wait.patience()).orElseThrow(() -> unanswered(id));
        shown.add(json ? Json.line(status) : screen.render(status, options.typed()));
      }
      String gap = json ? System.lineSeparator() : System.lineSeparator().repeat(2);
      spec.commandLine().getOut().println(String.join(gap, shown));
      return ExitCode.OK;
    }
  }

  private CliFailure unanswered(OrderId order) {
    return CliFailure.failed(
        "No worker answered for the order within %d s. Start one with 'lockstep worker --config FILE', or see what is known without: lockstep orders explain%s %s"
            .formatted(wait.patience().toSeconds(), options.typed(), order));
  }
}
