package dev.lockstep.cli;

import dev.lockstep.order.Assignment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives what is parked to somebody. */
@Command(
    name = "assign",
    header = {
      "Says who sees to a parked order. It changes no deadline and holds nothing up.",
      "",
      "  lockstep exceptions assign A-1001 --to kim --author jo",
      "  lockstep exceptions list --code SKU_UNKNOWN --unassigned --json | jq -r .order \\",
      "      | lockstep exceptions assign - --to kim --author jo --yes",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsAssign implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private AnnotateOptions annotate;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LOGIN",
      description = "Who has it from now on.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String assignee;

  @Override
  public Integer call() {
    Assignment assignment =
        new Assignment(Assignment.VERSION, annotate.author(), assignee, annotate.fulfilment());
    return annotate.run(
        spec,
        "given to " + assignee,
        (desk, link, order, patience) -> desk.assign(link, order, assignment, patience));
  }
}
