package dev.lockstep.cli;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a person's decision about a parked order. */
@Command(
    name = "resolve",
    header = {
      "Decides about a parked order; the same order goes on.",
      "",
      "  lockstep orders resolve --config lockstep.yaml A-1001 --retry --author jo --reason mended",
      "  lockstep orders resolve --config lockstep.yaml A-1001 --amend delivery-service=DPD/NEXT-DAY \\",
      "      --author jo --reason 'mapping follows'",
      "  lockstep orders resolve --config lockstep.yaml A-1001 --release-anyway --author jo \\",
      "      --reason 'finance agrees'",
      "  lockstep orders resolve --config lockstep.yaml A-1001 --code SHORT_PICKED --release-anyway \\",
      "      --author jo --reason 'the customer agrees'",
      ""
    },
    mixinStandardHelpOptions = true)
final class OrdersResolve implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "ORDER", description = "An order id or an order number.")
  private String order;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @ArgGroup(multiplicity = "1", heading = "What is decided, one of:%n")
  private Decision decision;

  @Option(
      names = "--author",
      required = true,
      paramLabel = "WHO",
      description = "Who decides: a login, no e-mail address and not a customer.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String author;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WHY",
      description = "For the record: at most 500 characters, no customer's data.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String reason;

  @Option(
      names = "--fulfilment",
      paramLabel = "REF",
      description = "The parked fulfilment it is for. Default: whatever is parked.")
  private @Nullable String fulfilment;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "The parked matter it is for, where a fulfilment has several.")
  private @Nullable ExceptionCode code;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the answer. Default: ${DEFAULT-VALUE}.")
  private long waitSeconds;

  @Option(names = "--json", description = "Print the answer as one JSON object.")
  private boolean json;

  /** The choices; picocli sees to it that exactly one is made. */
  static final class Decision {
    @Option(names = "--retry", required = true, description = "Try the step again as it is.")
    private boolean retry;

    @Option(
        names = "--amend",
        required = true,
        paramLabel = "FIELD[:LINE]=VALUE",
        converter = AmendmentConverter.class,
        description = "Override delivery-service, sku or facility, then try again. Repeatable.")
    private @Nullable List<Amendment> amendments;

    @Option(
        names = "--release-anyway",
        required = true,
        description = "Go on although the check failed.")
    private boolean releaseAnyway;

    @Option(names = "--cancel", required = true, description = "Give the order up.")
    private boolean cancel;

    ResolutionKind kind() {
      if (retry) {
        return ResolutionKind.RETRY;
      }
      if (releaseAnyway) {
        return ResolutionKind.RELEASE_ANYWAY;
      }
      return cancel ? ResolutionKind.CANCEL : ResolutionKind.AMEND;
    }

    List<Amendment> amendments() {
      return amendments == null ? List.of() : amendments;
    }
  }

  @Override
  public Integer call() {
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      OrderId id = desk.find(link, order);
      Resolution resolution =
          new Resolution(
              Resolution.VERSION,
              decision.kind(),
              author,
              reason,
              decision.amendments(),
              fulfilment == null ? null : new FulfilmentRef(fulfilment),
              code);
      ResolutionResult result =
          desk.resolve(link, id, resolution, Duration.ofSeconds(waitSeconds))
              .orElseThrow(this::unanswered);
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Json.line(result)
                  : "%s: %s resolved. %s".formatted(order, result.resolved(), result.message()));
      return ExitCode.OK;
    }
  }

  private CliFailure unanswered() {
    return CliFailure.failed(
        "No answer within %d s. The order may still have taken it; look with: lockstep orders show%s %s"
            .formatted(waitSeconds, options.typed(), order));
  }
}
