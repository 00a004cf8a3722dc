package dev.lockstep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.activity.replay.Replaying;
import dev.lockstep.activity.replay.ThisBuild;
import dev.lockstep.cli.replay.OrderLines;
import dev.lockstep.cli.replay.PlannedOrder;
import dev.lockstep.cli.replay.ReplayDesk;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.FreeText;
import dev.lockstep.replay.ReplayItem;
import dev.lockstep.replay.ReplayOrder;
import dev.lockstep.replay.ReplayRequest;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.ReplayedOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes stuck orders go on, one or thousands. */
@Command(
    name = "replay",
    header = {
      "Makes stuck orders go on: each as it needs it, and never a second warehouse order.",
      "",
      "  lockstep orders replay A-1001 --dry-run                 what would be done, and why",
      "  lockstep orders replay A-1001 --author jo --reason mended",
      "  lockstep orders replay --exception CREDENTIALS_REJECTED --author jo --reason 'new key'",
      "  lockstep orders list --stuck --json | lockstep orders replay - --yes --author jo --reason mended",
      ""
    },
    footer = {
      "",
      "What is parked is retried; a step that waits for its next attempt is tried now; an order whose own code",
      "fails goes back to where this build goes on; one that was terminated is taken up again; one that nobody",
      "knows is started. What is well or over is left alone, and so is what a person has to look at first.",
      "More than one order is a replay of its own, which 'orders replays' shows, pauses and stops."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done, started, or nothing had to be done.",
      "1:An order was refused, or a person has to look at it first.",
      "2:The command or the configuration is wrong."
    },
    mixinStandardHelpOptions = true)
final class OrdersReplay implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @Parameters(
      paramLabel = "ORDER",
      arity = "0..*",
      description = "Order ids or order numbers; - reads them from standard input.")
  private List<String> orders = List.of();

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderFilters filters;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "A condition of Temporal's own list filter, as the Web UI takes it.")
  private @Nullable String query;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "One id, number or JSON object with 'order' and 'link' a line.")
  private @Nullable Path file;

  @Option(names = "--limit", paramLabel = "N", description = "The oldest N of what is chosen.")
  private @Nullable Integer limit;

  @ArgGroup(heading = "%nInstead of what each order needs, one of:%n")
  private @Nullable Forced forced;

  @Option(names = "--dry-run", description = "Say what would be done and why, and do nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask before more than one order is replayed.")
  private boolean yes;

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who replays: a login, not a customer.")
  private @Nullable String author;

  @Option(names = "--reason", paramLabel = "WHY", description = "For the record.")
  private @Nullable String reason;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "60",
      description = "Orders per minute, of more than one. Default: ${DEFAULT-VALUE}.")
  private int perMinute;

  @Option(names = "--wait", description = "Stay until the last of more than one is replayed.")
  private boolean stay;

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  /** The choices; picocli sees to it that at most one is made. */
  static final class Forced {
    @Option(
        names = "--retry",
        description = "Retry what is parked, a create with an unknown outcome included.")
    private boolean retry;

    @Option(names = "--reset", description = "Go back to before the last step.")
    private boolean reset;

    @Option(names = "--restart", description = "Begin anew what has ended.")
    private boolean restart;

    ReplayWish wish() {
      if (retry) {
        return ReplayWish.RETRY;
      }
      if (reset) {
        return ReplayWish.RESET;
      }
      return restart ? ReplayWish.RESTART : ReplayWish.WHATEVER_FITS;
    }
  }

  @Override
  public Integer call() {
    requireSense();
    try (OpenDesk open = options.open()) {
      Replaying replaying = replaying(open.session());
      ReplayChoice choice = new ReplayChoice(open, options.link());
      List<ReplayChoice.Chosen> chosen = chosen(choice);
      ProgressBar bar = new ProgressBar(err(), Terminal.isInteractive());
      List<PlannedOrder> plans = new ReplayPlanning(replaying, wish(), bar).plan(chosen);
      if (dryRun) {
        show(plans);
        return ExitCode.OK;
      }
      return plans.size() == 1 ? one(replaying, plans.getFirst()) : many(open, plans);
    }
  }

  private void requireSense() {
    boolean named = !orders.isEmpty() || file != null;
    boolean searched = filters.areGiven() || query != null;
    if (named == searched) {
      throw CliFailure.usage(
          named
              ? "Name orders, or choose them by filters, not both."
              : "Which orders? Name them, choose them by filters such as --stuck, or read them with --file.");
    }
    if (filters.areGiven() && query != null) {
      throw CliFailure.usage("--query stands alone: put the other conditions into it.");
    }
    if (!dryRun && (isBlank(author) || isBlank(reason))) {
      throw CliFailure.usage(
          "A replay needs --author and --reason, for the record. Only --dry-run goes without.");
    }
    if (!dryRun) {
      requireHarmless();
    }
    if (perMinute < 1 || perMinute > 6000) {
      throw CliFailure.usage("--rate must be between 1 and 6000: %d.".formatted(perMinute));
    }
    if (limit != null && limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
  }

  /** Before the first order of thousands refuses it. */
  private void requireHarmless() {
    try {
      FreeText.requireLogin("The author", author);
      FreeText.requireHarmless("The reason", reason);
    } catch (IllegalArgumentException e) {
      throw CliFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static Replaying replaying(Session session) {
    Map<LinkId, ConnectionId> sources = new LinkedHashMap<>();
    session.config().links().forEach((id, link) -> sources.put(id, link.source()));
    return new Replaying(
        session.client(), sources, new ThisBuild(session.client()), Clock.systemUTC());
  }

  private List<ReplayChoice.Chosen> chosen(ReplayChoice choice) {
    int most = limit == null ? Integer.MAX_VALUE : limit;
    List<ReplayChoice.Chosen> chosen =
        query != null || filters.areGiven()
            ? choice.searched(filters, query, most)
            : choice.named(named()).stream().limit(most).toList();
    if (chosen.isEmpty()) {
      err().println("No order matches.");
    }
    return chosen;
  }

  private List<OrderLines.Named> named() {
    List<OrderLines.Named> named = new ArrayList<>();
    try {
      for (String order : orders) {
        if (order.equals(STANDARD_INPUT)) {
          named.addAll(
              OrderLines.read(new BufferedReader(new InputStreamReader(System.in, UTF_8)).lines()));
        } else {
          named.add(new OrderLines.Named(order, null));
        }
      }
      if (file != null) {
        try (Stream<String> lines = Files.lines(file)) {
          named.addAll(OrderLines.read(lines));
        }
      }
      return named;
    } catch (OrderLines.Unreadable e) {
      throw CliFailure.usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CliFailure.failed(
          "The file cannot be read: %s. Name another one with --file.".formatted(file), e);
    }
  }

  private void show(List<PlannedOrder> plans) {
    if (json) {
      plans.forEach(plan -> out().println(Json.line(plan)));
    } else if (!plans.isEmpty()) {
      out().println(ReplayScreen.plans(plans));
    }
    if (plans.size() > 1) {
      err().println(ReplayScreen.counted(plans));
    }
  }

  /** A single one needs no replay of its own. */
  private int one(Replaying replaying, PlannedOrder plan) {
    if (!plan.step().acts()) {
      show(List.of(plan));
      return plan.step() == ReplayStep.ASK ? ExitCode.SOFTWARE : ExitCode.OK;
    }
    String id = ReplayDesk.newId(Clock.systemUTC().instant());
    ReplayedOrder result =
        ReplayPlanning.asking(() ->
            replaying.replay(
                new ReplayOrder(
                    ReplayOrder.VERSION,
                    id,
                    plan.item(),
                    wish(),
                    String.valueOf(author),
                    String.valueOf(reason))));
    out()
        .println(
            json
                ? Json.line(result)
                : "%s: %s. %s"
                    .formatted(result.order(), ReplayScreen.words(result), result.message()));
    return switch (result.outcome()) {
      case DONE, NOT_NEEDED -> ExitCode.OK;
      case CHANGED, REFUSED -> ExitCode.SOFTWARE;
    };
  }

  private int many(OpenDesk open, List<PlannedOrder> plans) {
    List<ReplayItem> items =
        plans.stream().filter(plan -> plan.step().acts()).map(PlannedOrder::item).toList();
    if (!json) {
      show(plans);
    }
    if (items.isEmpty()) {
      if (!plans.isEmpty()) {
        err().println("Nothing is replayed.");
      }
      return ExitCode.OK;
    }
    ReplayDesk desk = new ReplayDesk(open.session().client());
    int fitting = desk.fitting(items);
    if (fitting < items.size()) {
      throw CliFailure.usage(
          "Too many orders for one replay: %d, and %d of them fit. Take the oldest with --limit %d, then the next."
              .formatted(items.size(), fitting, fitting));
    }
    confirm(items.size());
    ReplayRequest request =
        new ReplayRequest(
            ReplayDesk.newId(Clock.systemUTC().instant()),
            String.valueOf(author),
            String.valueOf(reason),
            wish(),
            items,
            perMinute);
    ReplayWatch watch = new ReplayWatch(desk, request.id(), spec.commandLine(), options.file());
    watch.start(request);
    if (stay) {
      return watch.untilOver(json ? ReplayWatch.As.JSON : ReplayWatch.As.TEXT);
    }
    watch.sayStarted(json ? ReplayWatch.As.JSON : ReplayWatch.As.TEXT);
    return ExitCode.OK;
  }

  private void confirm(int count) {
    if (yes) {
      return;
    }
    String answer =
        Terminal.ask(err(), "Replay %d orders? [y/N]".formatted(count))
            .orElseThrow(() ->
                CliFailure.usage(
                    "%d orders would be replayed, and nobody can be asked here. Look with --dry-run, then repeat with --yes."
                        .formatted(count)));
    if (!answer.equalsIgnoreCase("y")) {
      throw CliFailure.failed("Nothing was replayed.");
    }
  }

  private ReplayWish wish() {
    return forced == null ? ReplayWish.WHATEVER_FITS : forced.wish();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
