package dev.lockstep.cli;

import dev.lockstep.order.Assignment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes what is parked from whoever has it. */
@Command(
    name = "unassign",
    header = {
      "Says that nobody sees to a parked order any more.",
      "",
      "  lockstep exceptions unassign A-1001 --author jo",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsUnassign implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private AnnotateOptions annotate;

  @Override
  public Integer call() {
    Assignment nobody =
        new Assignment(Assignment.VERSION, annotate.author(), null, annotate.fulfilment());
    return annotate.run(
        spec,
        "given back",
        (desk, link, order, patience) -> desk.assign(link, order, nobody, patience));
  }
}
