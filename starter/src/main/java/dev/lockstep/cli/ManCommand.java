package dev.lockstep.cli;

import dev.lockstep.cli.man.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manual pages. */
@Command(
    name = "man",
    header = {
      "Prints or installs the manual pages of the commands.",
      "",
      "  lockstep man orders list | man -l -",
      "  lockstep man --write ~/.local/share/man/man1      then: man lockstep-orders-list",
      ""
    },
    mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, word by word. Default: lockstep itself.")
  private List<String> words = List.of();

  @Option(
      names = "--write",
      paramLabel = "DIRECTORY",
      description = "Write the pages of the command and of all below it there, each as a file.")
  private @Nullable Path directory;

  @Override
  public Integer call() {
    CommandSpec command = named();
    if (directory == null) {
      spec.commandLine().getOut().print(ManPage.of(command).text());
      spec.commandLine().getOut().flush();
    } else {
      write(ManPage.tree(command), directory);
    }
    return ExitCode.OK;
  }

  private CommandSpec named() {
    CommandSpec command = spec.root();
    for (String word : words) {
      CommandLine next = command.subcommands().get(word);
      if (next == null) {
        throw CliFailure.usage(
            "There is no command '%s' in '%s'. Commands there: %s."
                .formatted(
                    word,
                    command.qualifiedName(),
                    command.subcommands().keySet().stream()
                        .sorted()
                        .collect(Collectors.joining(", "))));
      }
      command = next.getCommandSpec();
    }
    return command;
  }

  private void write(List<ManPage> pages, Path into) {
    try {
      Files.createDirectories(into);
      for (ManPage page : pages) {
        Files.writeString(into.resolve(page.file()), page.text());
      }
    } catch (IOException e) {
      throw CliFailure.failed(
          "The manual pages could not be written. directory=%s Name one that can be written to."
              .formatted(into),
          e);
    }
    spec.commandLine().getErr().println("%d pages written to %s".formatted(pages.size(), into));
  }
}
