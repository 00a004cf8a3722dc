package dev.lockstep.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script that lets a shell complete commands and options. */
@Command(
    name = "completion",
    header = {
      "Prints a script that completes commands and options in a shell.",
      "",
      "  source <(lockstep completion bash)      in ~/.bashrc",
      "  source <(lockstep completion zsh)       in ~/.zshrc, after compinit",
      ""
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  /** The shells there is a script for. */
  enum Shell {
    BASH,
    ZSH
  }

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("lockstep", spec.root().commandLine());
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              case BASH -> script;
              // The script itself speaks zsh once it may use the functions of bash.
              case ZSH -> "autoload -U +X bashcompinit && bashcompinit\n" + script;
            });
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
