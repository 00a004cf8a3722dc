package dev.lockstep.cli;

import dev.lockstep.order.Snooze;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a snooze before its time. */
@Command(
    name = "unsnooze",
    header = {
      "Has a snoozed order listed again before its time.",
      "",
      "  lockstep exceptions unsnooze A-1001 --author jo",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsUnsnooze implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private AnnotateOptions annotate;

  @Override
  public Integer call() {
    Snooze awake = new Snooze(Snooze.VERSION, annotate.author(), null, null, annotate.fulfilment());
    return annotate.run(
        spec,
        "listed again",
        (desk, link, order, patience) -> desk.snooze(link, order, awake, patience));
  }
}
