package dev.lockstep.cli;

import dev.lockstep.reconcile.Csv;
import dev.lockstep.reconcile.FindingLine;
import dev.lockstep.reconcile.Repairs;
import dev.lockstep.reconcile.ReportPage;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Remedy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How a reconciliation is printed. */
final class ReportOptions {

  /** The forms there are. */
  enum Format {
    TABLE,
    JSON,
    CSV,
    HTML;

    /** As people type it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: table.")
  private @Nullable Format format;

  @Option(names = "--json", description = "As --format json: one object per finding and line.")
  private boolean json;

  @Option(
      names = "--summary",
      description = "For json and csv: the counts by day instead of the findings.")
  private boolean summary;

  @Option(
      names = "--repairs",
      description = "Print nothing but the commands that repair, one per line, for a shell.")
  private boolean repairs;

  @Option(
      names = "--open-only",
      description = "Leave out findings of orders that have ended for Temporal.")
  private boolean openOnly;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "For table: so many findings at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  private @Nullable Path output;

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who decides, in commands about parked orders. Default: this machine's user.")
  private @Nullable String author;

  @Option(names = "--fail-on-findings", description = "Exit with 1 where anything is wrong.")
  private boolean failOnFindings;

  /**
   * Refuses what makes no sense before anything is started.
   *
   * @throws CliFailure where options exclude each other
   */
  void check() {
    Format wanted = format();
    if (json && format != null && format != Format.JSON) {
      throw CliFailure.usage("--json and --format %s exclude each other.".formatted(format));
    }
    if (repairs && (format != null || json || summary)) {
      throw CliFailure.usage("--repairs prints commands alone; leave out --format and --summary.");
    }
    if (summary && wanted != Format.JSON && wanted != Format.CSV) {
      throw CliFailure.usage("--summary is for --format json or csv.");
    }
    if (limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
    Path directory = output == null ? null : output.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw CliFailure.usage(
          "The directory of --output does not exist: %s. Create it first.".formatted(directory));
    }
  }

  private Format format() {
    return json ? Format.JSON : format == null ? Format.TABLE : format;
  }

  /**
   * Prints it.
   *
   * @param id under which the result is kept
   * @return the exit code
   */
  int print(ReconciliationResult whole, String id, Path config, PrintWriter out, PrintWriter err) {
    ReconciliationResult result = openOnly ? onlyOpen(whole) : whole;
    Repairs commands =
        new Repairs(
            config.toString(),
            result.link(),
            author == null ? System.getProperty("user.name", "operator") : author,
            "reconciliation of " + result.from());
    String text = repairs ? lines(commands.commands(result)) : text(result, id, commands);
    Path file = output;
    if (file == null) {
      out.print(text);
      out.flush();
    } else {
      write(file, text);
      err.println("Written: %s".formatted(file));
    }
    note(result, err);
    return failOnFindings && result.allFindings() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private String text(ReconciliationResult result, String id, Repairs commands) {
    return switch (format()) {
      case TABLE -> new ReconcileScreen(limit, commands).render(result, id);
      case JSON ->
          summary
              ? Json.line(withoutLists(result)) + System.lineSeparator()
              : lines(
                  result.findings().stream()
                      .map(finding -> Json.line(FindingLine.of(finding, result.link(), commands)))
                      .toList());
      case CSV -> summary ? Csv.days(result) : Csv.findings(result, commands);
      case HTML -> ReportPage.of(result, commands);
    };
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliFailure.failed(
          "The report cannot be written: %s. Name another file with --output.".formatted(file), e);
    }
  }

  /** What a program or a reader of a part must not take for the whole. */
  private void note(ReconciliationResult result, PrintWriter err) {
    long byHand = result.findings().stream().filter(each -> each.remedy() == Remedy.LOOK).count();
    if (repairs && byHand > 0) {
      err.println(
          "%d findings need a person on a platform and have no command; see them with --format table."
              .formatted(byHand));
    }
    if (format() != Format.TABLE || repairs) {
      if (result.allFindings() > result.findings().size()) {
        err.println(
            "The first %d of %d findings; the counts are complete. Choose fewer days for the rest."
                .formatted(result.findings().size(), result.allFindings()));
      }
      if (result.unknownSides() > 0) {
        err.println(
            "Look-ups that failed: %d. Nothing follows from them; run it again later."
                .formatted(result.unknownSides()));
      }
      result.gaps().forEach(gap -> err.println("Not everything was listed: " + gap.reason()));
    }
  }

  private static ReconciliationResult onlyOpen(ReconciliationResult all) {
    List<OrderFinding> open =
        all.findings().stream()
            .filter(finding -> finding.progress() == OrderFinding.Progress.OPEN)
            .toList();
    return all.withFindings(open);
  }

  private static ReconciliationResult withoutLists(ReconciliationResult result) {
    return new ReconciliationResult(
        result.version(),
        result.link(),
        result.zone(),
        result.from(),
        result.to(),
        result.began(),
        result.ended(),
        result.days(),
        result.ages(),
        result.kinds(),
        List.of(),
        result.unknown(),
        result.unknownSides(),
        result.gaps());
  }
}
