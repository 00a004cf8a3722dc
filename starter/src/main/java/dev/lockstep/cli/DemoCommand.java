package dev.lockstep.cli;

import dev.lockstep.demo.Counts;
import dev.lockstep.demo.Demo;
import dev.lockstep.demo.DemoOptions;
import dev.lockstep.demo.DemoReport;
import dev.lockstep.demo.Pair;
import dev.lockstep.demo.Progress;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Lockstep at work on this machine alone. */
@Command(
    name = "demo",
    header = {
      "Runs everything on this machine: Temporal, all stand-ins, receiver, worker, and orders.",
      "",
      "  lockstep demo                          every pair of platforms, each story once",
      "  lockstep demo --link scayle-scend      one pair alone",
      "  lockstep demo --count 100 --seed 7     more of them, other people",
      "  lockstep demo --orders orders.json     your own commercetools orders",
      "  lockstep demo --keep                   leave it running, to look around",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing was lost and nothing was duplicated.",
      "1:Something was, or the demo could not run.",
      "2:The command is wrong."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description =
          "Place these commercetools orders: an object, an array, NDJSON, or a query's answer."
              + " The warehouse has their SKUs; their shipping methods and supply channels are mapped.")
  private @Nullable Path orders;

  @Option(
      names = "--link",
      paramLabel = "NAME",
      description =
          "Play this pair only, such as commercetools-scend; may be repeated. Default: all of them.")
  private List<String> links = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many orders in all. Default: one a story and pair.")
  private @Nullable Integer count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of people, ids, faults and pace. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--keep", description = "Leave it running until Ctrl-C.")
  private boolean keep;

  @Option(names = "--json", description = "Print one JSON object; everything else goes to stderr.")
  private boolean json;

  @Option(names = "--temporal-cli", paramLabel = "PATH", description = "The Temporal CLI to use.")
  private @Nullable Path temporalCli;

  @Option(names = "--in-memory", description = "Use the in-memory server, whatever is installed.")
  private boolean inMemory;

  @Option(names = "--ui-port", paramLabel = "PORT", description = "Port of Temporal's Web UI.")
  private @Nullable Integer uiPort;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".lockstep/demo",
      description = "Where runs keep their files. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  /** What {@code --json} prints. */
  record Result(
      int placed,
      int confirmed,
      int cancelled,
      Map<String, Integer> parked,
      int lost,
      int duplicated,
      Map<String, Counts> links,
      String temporal,
      @Nullable String webUi,
      String board,
      String config) {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Demo demo = Demo.start(options(), sentence -> tell(err, sentence))) {
      demo.webUi().ifPresent(ui -> tell(err, "Watch the orders: %s".formatted(ui)));
      tell(err, "%d orders are placed.".formatted(demo.size()));
      DemoReport report = demo.play(new Progress(err, Terminal.isInteractive(), demo.size()));
      tell(json ? err : out, "\n" + report.table() + "\n");
      if (report.surprises() > 0) {
        tell(
            err,
            "%d of them ended otherwise than written, marked !.".formatted(report.surprises()));
      }
      tell(out, json ? Json.line(result(demo, report)) : report.sentence());
      if (json) {
        tell(err, report.sentence());
      }
      if (keep) {
        stay(demo, err);
      }
      return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private DemoOptions options() {
    if (count != null && count < 1) {
      throw CliFailure.usage("--count must be at least 1: %d.".formatted(count));
    }
    return new DemoOptions(
        directory,
        pairs(),
        Optional.ofNullable(orders),
        count == null ? OptionalInt.empty() : OptionalInt.of(count),
        seed,
        Optional.ofNullable(temporalCli),
        inMemory,
        uiPort == null ? OptionalInt.empty() : OptionalInt.of(uiPort));
  }

  private List<Pair> pairs() {
    List<Pair> named = links.stream().map(DemoCommand::pair).distinct().sorted().toList();
    if (orders == null) {
      return named.isEmpty() ? Pair.all() : named;
    }
    if (named.stream().anyMatch(pair -> pair != Pair.COMMERCETOOLS_SCEND)) {
      throw CliFailure.usage(
          "--orders are played by %s alone. Leave --link out.".formatted(Pair.COMMERCETOOLS_SCEND));
    }
    return List.of(Pair.COMMERCETOOLS_SCEND);
  }

  private static Pair pair(String name) {
    return Pair.named(name)
        .orElseThrow(() ->
            CliFailure.usage(
                "There is no link %s. Name one of: %s."
                    .formatted(
                        name,
                        Pair.all().stream()
                            .map(Pair::toString)
                            .collect(Collectors.joining(", ")))));
  }

  private static Result result(Demo demo, DemoReport report) {
    Counts counts = report.counts();
    return new Result(
        counts.placed(),
        counts.confirmed(),
        counts.cancelled(),
        counts.parked(),
        counts.lost(),
        counts.duplicated(),
        report.countsByLink(),
        demo.temporal().toString(),
        demo.webUi().map(URI::toString).orElse(null),
        demo.board().toString(),
        demo.config().toString());
  }

  private static void stay(Demo demo, PrintWriter err) throws InterruptedException {
    demo.webUi().ifPresent(ui -> tell(err, "Web UI: %s".formatted(ui)));
    tell(err, "The board: %s (user and password: %s)".formatted(demo.board(), demo.boardAccount()));
    tell(err, "Every command reaches it with: --config %s".formatted(demo.config()));
    tell(err, "It runs until Ctrl-C.");
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "lockstep-demo-stop"));
    new CountDownLatch(1).await();
  }

  private static void tell(PrintWriter to, String sentence) {
    to.println(sentence);
    to.flush();
  }
}
