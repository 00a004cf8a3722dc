package dev.lockstep.cli;

import dev.lockstep.order.Remark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Notes something about what is parked. */
@Command(
    name = "note",
    header = {
      "Adds a note to a parked order. The last 20 show; all of them stay in the history.",
      "",
      "  lockstep exceptions note A-1001 --text 'the buyer creates the item today' --author jo",
      ""
    },
    mixinStandardHelpOptions = true)
final class ExceptionsNote implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private AnnotateOptions annotate;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "TEXT",
      description = "At most 500 characters, without a customer's name, address or number.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String text;

  @Override
  public Integer call() {
    Remark remark = new Remark(Remark.VERSION, annotate.author(), text, annotate.fulfilment());
    return annotate.run(
        spec,
        "given a note",
        (desk, link, order, patience) -> desk.note(link, order, remark, patience));
  }
}
