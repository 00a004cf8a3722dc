package dev.lockstep.cli;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.webhook.Reception;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts orders by their id, as a webhook would. */
@Command(
    name = "start",
    header = {
      "Starts an order, or has a running one read again. A repeat changes nothing.",
      "",
      "  lockstep orders start --config lockstep.yaml 8f0c5c1e-2f55-4b39-9a53-1c2ab4c0a9d1",
      ""
    },
    mixinStandardHelpOptions = true)
final class OrdersStart implements Callable<Integer> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

  /** What became of one start, as {@code --json} prints it. */
  record Started(String order, String workflowId, String outcome) {
    static Started of(LinkId link, OrderId order, Reception reception) {
      return new Started(
          order.value(),
          OrderNames.workflowId(link, order),
          switch (reception) {
            case TAKEN, REOPENED -> "started, or asked to read the order again";
            case CLOSED -> "over already, nothing was done";
            case UNKNOWN_ORDER, NO_LINK -> "not known, nothing was done";
          });
    }
  }

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(
      paramLabel = "ORDER",
      arity = "1..*",
      description = "Order ids of the storefront (not numbers: nothing is known of it yet).")
  private List<String> orders;

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  @Override
  public Integer call() {
    orders.forEach(OrdersStart::requireShape);
    try (OpenDesk open = options.open()) {
      LinkId link = open.desk().link(options.link());
      for (String order : orders) {
        Started started = open.start(link, new OrderId(order));
        spec.commandLine()
            .getOut()
            .println(
                json
                    ? Json.line(started)
                    : "%s: %s (%s)".formatted(order, started.outcome(), started.workflowId()));
      }
      return ExitCode.OK;
    }
  }

  /** What no platform gives as an id is a slip of the hand; nothing of the list is started then. */
  private static void requireShape(String order) {
    if (!SHAPE.matcher(order).matches()) {
      throw CliFailure.usage(
          "'%s' is no order id: letters, digits, dots, dashes, colons and underscores, at most 100. Copy the id from the storefront; nothing was started."
              .formatted(order));
    }
  }
}
