package dev.lockstep.cli;

import dev.lockstep.bench.Ground;
import dev.lockstep.bench.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every benchmark can be told, and how it shows what came out. */
final class BenchOptions {
  private static final int NAME_WIDTH = 34;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Write a plot besides, as .svg or .html.")
  private @Nullable Path plot;

  @Option(names = "--temporal-cli", paramLabel = "PATH", description = "The Temporal CLI to use.")
  private @Nullable Path temporalCli;

  @Option(names = "--in-memory", description = "Use the in-memory server, whatever is installed.")
  private boolean inMemory;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = ".lockstep/bench",
      description = "Where runs keep their files. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path directory;

  /** A wrong name is said before minutes are spent. */
  Ground ground() {
    if (plot != null && !isSvg(plot) && !isPage(plot)) {
      throw CliFailure.usage("--plot must end in .svg or .html: %s.".formatted(plot));
    }
    return new Ground(
        directory,
        Optional.ofNullable(temporalCli),
        inMemory ? Ground.Server.IN_MEMORY : Ground.Server.BEST);
  }

  Consumer<String> says(CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    return sentence -> {
      err.println(sentence);
      err.flush();
    };
  }

  void show(CommandSpec spec, Result result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(result));
    } else {
      result.rows().forEach(row -> out.println(line(row)));
    }
    out.flush();
    if (plot != null) {
      draw(plot, result);
      says(spec).accept("Plot: " + plot);
    }
  }

  private static String line(Result.Row row) {
    return row.name().length() > NAME_WIDTH
        ? row.name() + System.lineSeparator() + " ".repeat(NAME_WIDTH + 2) + row.value()
        : ("%-" + NAME_WIDTH + "s  %s").formatted(row.name(), row.value());
  }

  private static void draw(Path file, Result result) {
    try {
      Files.writeString(file, isPage(file) ? result.plot().page() : result.plot().svg());
    } catch (IOException e) {
      throw CliFailure.failed(
          "The plot cannot be written: %s. Name a file in a directory that exists."
              .formatted(file));
    }
  }

  private static boolean isSvg(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  private static boolean isPage(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".html");
  }
}
