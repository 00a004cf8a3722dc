package dev.lockstep.cli;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for an order not to ship and waits for the definite answer. */
@Command(
    name = "cancel",
    header = {
      "Asks for an order not to ship. The answer is definite: cancelled, or too late and why.",
      "",
      "  lockstep orders cancel --config lockstep.yaml A-1001 --author jo --reason CUSTOMER_REQUEST",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It will not ship.",
      "1:Too late, or not decided yet.",
      "2:The command or the configuration is wrong."
    },
    mixinStandardHelpOptions = true)
final class OrdersCancel implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private OrderOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "ORDER", description = "An order id or an order number.")
  private String order;

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who asks: a login, not a customer.")
  private @Nullable String author;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      defaultValue = "CUSTOMER_REQUEST",
      description = "A word reports can count. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String reason;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait for the answer. Default: ${DEFAULT-VALUE}.")
  private long waitSeconds;

  @Option(names = "--json", description = "Print the decision as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    try (OpenDesk open = options.open()) {
      OrderDesk desk = open.desk();
      LinkId link = desk.link(options.link());
      OrderId id = desk.find(link, order);
      CancellationRequest request =
          new CancellationRequest(
              CancellationRequest.VERSION, UUID.randomUUID().toString(), reason, author, List.of());
      CancellationDecision decision =
          desk.cancel(link, id, request, Duration.ofSeconds(waitSeconds))
              .orElseThrow(() -> undecided(waitSeconds));
      spec.commandLine().getOut().println(json ? Json.line(decision) : words(decision));
      return switch (decision.outcome()) {
        case CANCELLED, PARTLY_CANCELLED -> ExitCode.OK;
        case TOO_LATE, UNDECIDED -> ExitCode.SOFTWARE;
      };
    }
  }

  private CliFailure undecided(long seconds) {
    return CliFailure.failed(
        "No answer within %d s. The request may still be decided; look with: lockstep orders show%s %s"
            .formatted(seconds, options.typed(), order));
  }

  private String words(CancellationDecision decision) {
    String answer =
        switch (decision.outcome()) {
          case CANCELLED -> "cancelled";
          case PARTLY_CANCELLED -> "partly cancelled";
          case TOO_LATE -> "too late";
          case UNDECIDED -> "not decided";
        };
    String evidence =
        decision.evidence() == null
            ? ""
            : " (the warehouse says %s)".formatted(decision.evidence());
    return "%s: %s%s. %s".formatted(order, answer, evidence, decision.message());
  }
}
