package dev.lockstep.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Whether somebody looks at what is printed. */
final class Terminal {
  private Terminal() {}

  /** Whether a line may rewrite itself. */
  @SuppressWarnings("SystemConsoleNull") // before 22 it is null; from then on it can be asked
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
  }

  /** What somebody answers in one line; empty where nobody can be asked. */
  static Optional<String> ask(PrintWriter err, String question) {
    if (!isInteractive()) {
      return Optional.empty();
    }
    err.print(question + " ");
    err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return Optional.of(answer == null ? "" : answer.strip());
    } catch (IOException e) {
      throw CliFailure.failed("Your answer could not be read. Repeat with --yes.", e);
    }
  }

  /** Since 22, a console is there even if the streams lead elsewhere; it can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderThan22) {
      return true;
    }
  }
}
