package dev.lockstep.cli;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common by which people say something about what is parked. */
final class AnnotateOptions {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(
      paramLabel = "ORDER",
      arity = "1..*",
      description = "Order ids or order numbers; - reads them from standard input, one a line.")
  private List<String> orders;

  @Option(
      names = "--author",
      required = true,
      paramLabel = "WHO",
      description = "Who says so: a login, not a customer.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String author;

  @Option(
      names = "--fulfilment",
      paramLabel = "REF",
      description = "The parked fulfilment it is for. Default: whatever is parked.")
  private @Nullable String fulfilment;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it for several orders without looking first.")
  private boolean yes;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  String author() {
    return author;
  }

  @Nullable FulfilmentRef fulfilment() {
    return fulfilment == null ? null : new FulfilmentRef(fulfilment);
  }

  /**
   * Says it about every order named, one after the other.
   *
   * @param done what it does to an order, such as {@code given to kim}
   */
  int run(CommandSpec spec, String done, Annotating.Message message) {
    List<String> named =
        OrderArguments.of(orders, new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (named.size() > 1 && !dryRun && !yes) {
      throw CliFailure.usage(
          "%d orders would be %s. See which with --dry-run, then go ahead with --yes."
              .formatted(named.size(), done));
    }
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      Annotating annotating = new Annotating(desk, link, wait.patience(), options.typed());
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      ProgressBar bar = new ProgressBar(err, named.size() > 1 && Terminal.isInteractive());
      int refused = 0;
      for (int i = 0; i < named.size(); i++) {
        String order = named.get(i);
        bar.show(i, named.size(), "orders");
        Annotating.Outcome outcome = outcome(annotating, desk, link, order, done, message);
        refused += outcome.state() == Annotating.State.REFUSED ? 1 : 0;
        bar.clear();
        print(outcome, order, out, err);
      }
      bar.end();
      if (named.size() > 1) {
        err.println(
            "%d orders: %d %s%s, %d refused."
                .formatted(
                    named.size(),
                    named.size() - refused,
                    dryRun ? "would be " : "",
                    done,
                    refused));
      }
      return refused == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Annotating.Outcome outcome(
      Annotating annotating,
      OrderDesk desk,
      LinkId link,
      String order,
      String done,
      Annotating.Message message) {
    OrderId id;
    try {
      id = desk.find(link, order);
    } catch (CliFailure unknown) {
      return Annotating.Outcome.refused(order, link, unknown);
    }
    return dryRun ? annotating.rehearse(id, fulfilment(), done) : annotating.say(id, message);
  }

  private void print(Annotating.Outcome outcome, String order, PrintWriter out, PrintWriter err) {
    if (json) {
      out.println(Json.line(outcome));
    } else if (outcome.state() == Annotating.State.REFUSED) {
      err.println("%s: %s".formatted(order, outcome.message()));
    } else {
      out.println("%s (%s): %s".formatted(order, outcome.words(), outcome.message()));
    }
  }
}
