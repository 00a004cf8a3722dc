package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Whatever a document tells people to type is something the command line takes. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");

  /** A command in code marks, or a line of a block of code. */
  private static final Pattern COMMAND =
      Pattern.compile("`(?:\\./)?lockstep ([a-z][^`]*)`|(?m:^\\s*\\./lockstep ([a-z].*)$)");

  /** What the launcher does itself. */
  private static final Pattern LAUNCHER = Pattern.compile("(?:test|format)\\b.*");

  /** Where the part for Lockstep ends: a pipe, a redirection, a remark, a gap for more. */
  private static final Pattern END = Pattern.compile("\\s(?:\\\\?\\||>|<|&&|#|…)|\\s{3,}|;|\\)\\s");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @Test
  void every_command_in_the_documents_can_be_typed() throws IOException {
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Path document : documents()) {
      Matcher found = COMMAND.matcher(Files.readString(document).replace("\\\n", " "));
      while (found.find()) {
        String typed = found.group(1) != null ? found.group(1) : found.group(2);
        if (LAUNCHER.matcher(typed).matches()) {
          continue;
        }
        commands++;
        objection(typed.replaceAll("\\s*\n\\s*", " "))
            .ifPresent(objection -> wrong.add(ROOT.relativize(document) + ": " + objection));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(commands).as("commands found").isGreaterThan(50);
  }

  @Test
  void an_option_or_a_command_that_does_not_exist_is_objected_to() {
    assertThat(objection("orders list --stuck")).isEmpty();
    assertThat(objection("orders list --stuk")).isPresent();
    assertThat(objection("orders lst")).isPresent();
    assertThat(objection("nothing")).isPresent();
  }

  private static List<Path> documents() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              docs.filter(path -> path.toString().endsWith(".md")),
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why the command line refuses it; naming a command without all it needs is no mistake. */
  private static Optional<String> objection(String typed) {
    List<String> words = words(END.split(typed, 2)[0]);
    CommandLine command = Lockstep.commandLine();
    try {
      command.parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (MissingParameterException e) {
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of("lockstep %s: %s".formatted(typed, e.getMessage()));
    }
  }

  private static List<String> words(String typed) {
    return WORD.matcher(typed)
        .results()
        .map(word ->
            Stream.of(1, 2, 3).map(word::group).filter(it -> it != null).findFirst().orElseThrow())
        .toList();
  }
}
