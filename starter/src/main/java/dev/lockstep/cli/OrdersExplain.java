package dev.lockstep.cli;

import dev.lockstep.cli.explain.Explanation;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about one order, on one screen. */
@Command(
    name = "explain",
    header = {
      "Explains an order: where it stands, what each system says of it now, what was tried, whose",
      "it is, and what to type.",
      "",
      "  lockstep orders explain --config lockstep.yaml A-1001",
      "  lockstep orders explain --offline --json A-1001 | jq .advice",
      ""
    },
    footer = {
      "",
      "The platforms are only read, and need the configuration's secrets; --offline leaves them"
          + " alone.",
      "No name, address or contact is shown."
    },
    mixinStandardHelpOptions = true)
final class OrdersExplain implements Callable<Integer> {
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

  @Option(names = "--offline", description = "Ask Temporal and the worker only.")
  private boolean offline;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      OrderId id = desk.find(link, order);
      Optional<LiveFacts> platforms =
          offline ? Optional.empty() : Optional.of(new LiveFacts(options.file(), wait.patience()));
      Explanation explanation =
          new Explaining(open.session(), desk, wait)
              .of(
                  link,
                  id,
                  platforms,
                  new WireFacts(options.file(), wait.patience()),
                  options.typed());
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Json.line(explanation)
                  : new ExplainScreen(
                          new Times(Clock.systemUTC().instant(), ZoneId.systemDefault()))
                      .render(explanation));
      return ExitCode.OK;
    }
  }
}
