package dev.lockstep.cli;

import java.io.Console;

/** Whether somebody looks at what is printed. */
final class Terminal {
  private Terminal() {}

  /** Whether a line may rewrite itself. */
  @SuppressWarnings("SystemConsoleNull") // before 22 it is null; from then on it can be asked
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
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
