package dev.lockstep.cli;

import dev.lockstep.order.Snooze;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says until when nobody wants to be told of what is parked. */
@Command(
    name = "snooze",
    header = {
      "Leaves a parked order out of 'exceptions list' until a time. It changes no deadline and holds",
      "nothing up: corrected at its source, the order goes on all the same.",
      "",
      "  lockstep exceptions snooze A-1001 --until 2026-11-23T08:00 --reason 'item comes on Monday' \\",
      "      --author jo",
      "  lockstep exceptions snooze A-1001 A-1002 --until 2h --reason 'warehouse moves' --author jo --yes",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsSnooze implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private AnnotateOptions annotate;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      converter = Lengths.MomentConverter.class,
      description = "Such as 2026-11-21T18:00, or 2h from now; within 90 days.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Instant until;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WHY",
      description = "For the others, at most 500 characters.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String reason;

  @Override
  public Integer call() {
    Snooze snooze =
        new Snooze(Snooze.VERSION, annotate.author(), until, reason, annotate.fulfilment());
    return annotate.run(
        spec,
        "snoozed",
        (desk, link, order, patience) -> desk.snooze(link, order, snooze, patience));
  }
}
