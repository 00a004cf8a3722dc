package dev.lockstep.cli;

import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.Pair;
import dev.lockstep.rehearsal.Fault;
import dev.lockstep.rehearsal.FaultProfile;
import dev.lockstep.rehearsal.Rehearsal;
import dev.lockstep.rehearsal.RehearsalOptions;
import dev.lockstep.rehearsal.RehearsalProgress;
import dev.lockstep.rehearsal.Tuning;
import dev.lockstep.rehearsal.report.JsonReport;
import dev.lockstep.rehearsal.report.RunRecord;
import dev.lockstep.rehearsal.verdict.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets orders flow through every kind of trouble, and judges by what the platforms hold. */
@Command(
    name = "rehearse",
    header = {
      "Places, edits and cancels orders on stand-ins of the platforms while a nemesis loses answers,",
      "forges webhooks, and kills workers and the receiver; then judges by the ledgers alone.",
      "",
      "  lockstep rehearse                                    300 orders, the usual trouble",
      "  lockstep rehearse --faults storm --orders 150        much more of it, Temporal restarts too",
      "  lockstep rehearse --faults worker-kill=4,answer-lost some kinds only",
      "  lockstep rehearse --config lockstep.yaml             with your policies and quotas",
      ""
    },
    footer = {
      "",
      "The same orders, links, faults and seed give the same plan; --dry-run prints it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every order ended as it should; nothing was lost, doubled or believed wrongly.",
      "1:Something was, or the rehearsal could not be held.",
      "2:The command is wrong."
    },
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  /** More than the development server takes on a laptop. */
  private static final int MOST_IN_FLIGHT = 50;

  private static final int MOST_WORKERS = 8;
  private static final String LIST = "list";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many orders. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--faults",
      paramLabel = "PROFILE",
      defaultValue = "usual",
      description =
          "none, calm, usual, storm, or names of faults, separated by commas; 'list' prints them."
              + " Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String faults;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of orders, faults and moments. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--link",
      paramLabel = "NAME",
      description =
          "One pair alone, such as commercetools-scend, or one link of --config. Default: all.")
  private @Nullable String link;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "25",
      description = "Orders under way at the same time, 50 at most. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Worker processes, 8 at most. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--temporal",
      paramLabel = "ADDRESS",
      description =
          "A Temporal server that is running, such as 127.0.0.1:7233, instead of one of its own;"
              + " it is not restarted.")
  private @Nullable String temporal;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "With --temporal: where no other worker is at work. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String namespace;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Rehearse with the policies, quotas and sizes of this configuration; its accounts are"
              + " replaced by stand-ins.")
  private @Nullable Path config;

  @Option(names = "--dry-run", description = "Print the plan and do nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object; everything else goes to stderr.")
  private boolean json;

  @Option(names = "--temporal-cli", paramLabel = "PATH", description = "The Temporal CLI to use.")
  private @Nullable Path temporalCli;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".lockstep/rehearsal",
      description = "Where runs keep their files. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (faults.equals(LIST)) {
      tell(out, listing());
      return ExitCode.OK;
    }
    RehearsalOptions options = options(err);
    if (dryRun) {
      Rehearsal.plan(options).sentences().forEach(sentence -> tell(out, sentence));
      return ExitCode.OK;
    }
    RunRecord run =
        Rehearsal.hold(
            options,
            new RehearsalProgress(err, Terminal.isInteractive()),
            sentence -> tell(err, sentence));
    return report(run, out, err);
  }

  private RehearsalOptions options(PrintWriter err) {
    if (orders < 1 || inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
      throw CliFailure.usage(
          "--orders must be at least 1, --in-flight 1 to %d.".formatted(MOST_IN_FLIGHT));
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw CliFailure.usage("--workers must be 1 to %d.".formatted(MOST_WORKERS));
    }
    Optional<Tuning> tuning =
        Optional.ofNullable(config).map(file -> Tuning.read(file, Optional.ofNullable(link)));
    tuning.ifPresent(read ->
        tell(
            err,
            "Played by the stand-ins' own: connections, %s."
                .formatted(String.join(", ", read.replaced()))));
    return new RehearsalOptions(
        orders,
        tuning.map(Tuning::pairs).orElseGet(this::pairs),
        profile(),
        seed,
        inFlight,
        workers,
        directory,
        Optional.ofNullable(temporal)
            .map(address -> new DemoStack.Server(address, namespace, Optional.empty())),
        tuning,
        Optional.ofNullable(temporalCli),
        command());
  }

  private FaultProfile profile() {
    try {
      return FaultProfile.parse(faults);
    } catch (IllegalArgumentException e) {
      throw CliFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private List<Pair> pairs() {
    if (link == null) {
      return Pair.all();
    }
    return List.of(
        Pair.named(link)
            .orElseThrow(() ->
                CliFailure.usage(
                    "There is no link %s. Name one of: %s."
                        .formatted(
                            link,
                            Pair.all().stream()
                                .map(Pair::toString)
                                .collect(Collectors.joining(", "))))));
  }

  /** What it was called with, without paths of this machine. */
  private String command() {
    StringBuilder command =
        new StringBuilder(
            "./lockstep rehearse --orders %d --faults %s --seed %d --in-flight %d --workers %d"
                .formatted(orders, faults, seed, inFlight, workers));
    if (link != null) {
      command.append(" --link ").append(link);
    }
    if (config != null) {
      command.append(" --config ").append(config.getFileName());
    }
    return command.toString();
  }

  private int report(RunRecord run, PrintWriter out, PrintWriter err) {
    run.verdict()
        .flaws()
        .forEach(flaw ->
            tell(
                err,
                "%s: order %s of %s: %s"
                    .formatted(
                        flaw.violation().key(), flaw.order(), flaw.link(), flaw.sentence())));
    tell(out, json ? JsonReport.object(run) : sentence(run));
    return run.verdict().passed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** One countable sentence. */
  static String sentence(RunRecord run) {
    Verdict verdict = run.verdict();
    String violations =
        verdict.counts().entrySet().stream()
            .map(each -> each.getKey().key() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return "%s: %d orders in %d s, %d confirmed, %d cancelled, %d parked; %s; %d kills, %d Temporal restarts, %d faults."
        .formatted(
            verdict.passed() ? "Passed" : "FAILED",
            run.orders(),
            run.took().toSeconds(),
            verdict.confirmed(),
            verdict.cancelled(),
            verdict.parked(),
            violations,
            run.kills(),
            run.restarts(),
            run.faults().values().stream().mapToInt(Integer::intValue).sum());
  }

  /** Every fault with its rate in each profile; the profile 'none' has none of them. */
  private static String listing() {
    List<String> profiles =
        FaultProfile.all().entrySet().stream()
            .filter(profile -> !profile.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    List<String> headings = new ArrayList<>(List.of("FAULT"));
    profiles.forEach(profile -> headings.add(profile.toUpperCase(Locale.ROOT)));
    headings.addAll(List.of("COUNTED IN", "WHAT HAPPENS"));
    Table table = new Table(headings);
    for (Fault fault : Fault.values()) {
      List<String> row = new ArrayList<>(List.of(fault.toString()));
      profiles.forEach(profile -> row.add(FaultProfile.rateText(profile, fault)));
      row.addAll(List.of(fault.reach().words(), fault.what()));
      table.add(row);
    }
    return table.text();
  }

  private static void tell(PrintWriter to, String sentence) {
    to.println(sentence);
    to.flush();
  }
}
