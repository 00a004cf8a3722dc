package dev.lockstep.cli;

import dev.lockstep.cli.explain.ExceptionPage;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One page of the operating manual. */
@Command(
    name = "explain",
    header = {
      "Explains a code: whose it is, what to check, what to do, and what happens otherwise.",
      "",
      "  lockstep exceptions explain SKU_UNKNOWN",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsExplain implements Callable<Integer> {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "CODE", description = "${COMPLETION-CANDIDATES}.")
  private ExceptionCode code;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What {@code --json} prints. */
  record Page(
      ExceptionCode code,
      String owner,
      String stage,
      String nextStep,
      List<ResolutionKind> resolutions,
      boolean healsByItself,
      Map<String, String> sections) {}

  @Override
  public Integer call() {
    ExceptionPage page = ExceptionPage.of(code);
    List<ResolutionKind> resolutions = code.resolutions().stream().sorted().toList();
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Json.line(
                    new Page(
                        code,
                        code.owner().words(),
                        page.stage(),
                        code.nextStep(),
                        resolutions,
                        code.healsByItself(),
                        page.sections()))
                : text(page, resolutions));
    return ExitCode.OK;
  }

  private String text(ExceptionPage page, List<ResolutionKind> resolutions) {
    List<String> lines = new ArrayList<>();
    lines.add(code.name());
    lines.add("  owner        " + code.owner().words());
    lines.add("  stage        " + page.stage());
    lines.add("  next step    " + code.nextStep());
    lines.add(
        "  resolutions  "
            + resolutions.stream().map(StatusScreen::option).collect(Collectors.joining(" | ")));
    if (code.healsByItself()) {
      lines.add("  by itself    it tries again every deadlines.retryParked of its link");
    } else if (code == ExceptionCode.OUTCOME_UNKNOWN) {
      lines.add(
          "  by itself    it is looked for, and goes on once it is found; nothing is sent again");
    }
    page.sections()
        .forEach((heading, body) -> {
          lines.add("");
          lines.add(heading);
          body.lines().filter(line -> !line.isBlank()).forEach(line -> wrap(line, lines));
        });
    return String.join(System.lineSeparator(), lines);
  }

  private static void wrap(String text, List<String> lines) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > INDENT.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(INDENT);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }
}
