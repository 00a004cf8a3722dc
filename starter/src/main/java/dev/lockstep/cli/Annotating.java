package dev.lockstep.cli;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Annotated;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says something about what is parked, or says what would come of it. */
final class Annotating {
  private final OrderDesk desk;
  private final LinkId link;
  private final Duration patience;
  private final String typed;

  Annotating(OrderDesk desk, LinkId link, Duration patience, String typed) {
    this.desk = desk;
    this.link = link;
    this.patience = patience;
    this.typed = typed;
  }

  /** What is said; empty where no answer came in time. */
  interface Message {
    Optional<Annotated> to(OrderDesk desk, LinkId link, OrderId order, Duration patience);
  }

  /** What became of it. */
  enum State {
    DONE,
    WOULD_BE_DONE,
    REFUSED
  }

  /**
   * For one order, as {@code --json} prints it.
   *
   * @param codes of what is parked
   */
  record Outcome(
      String order, String link, State state, List<ExceptionCode> codes, String message) {
    Outcome {
      codes = List.copyOf(codes);
    }

    static Outcome refused(String order, LinkId link, CliFailure why) {
      return new Outcome(
          order, link.value(), State.REFUSED, List.of(), String.valueOf(why.getMessage()));
    }

    String words() {
      return codes.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
  }

  /**
   * Says it.
   *
   * @throws CliFailure where the order did not answer, since the next one will not either
   */
  Outcome say(OrderId order, Message message) {
    Optional<Annotated> answer;
    try {
      answer = message.to(desk, link, order, patience);
    } catch (CliFailure refused) {
      return Outcome.refused(order.value(), link, refused);
    }
    Annotated taken = answer.orElseThrow(() -> unanswered(order));
    return new Outcome(order.value(), link.value(), State.DONE, taken.codes(), taken.message());
  }

  /** Looks at what is parked, and changes nothing. */
  Outcome rehearse(OrderId order, @Nullable FulfilmentRef fulfilment, String done) {
    OrderStatus status;
    try {
      status = desk.status(link, order, patience).orElseThrow(() -> unanswered(order));
    } catch (CliFailure unknown) {
      return Outcome.refused(order.value(), link, unknown);
    }
    List<ExceptionCode> codes =
        status.parked().stream()
            .filter(parked -> fulfilment == null || fulfilment.equals(parked.fulfilment()))
            .map(Parked::code)
            .distinct()
            .toList();
    return codes.isEmpty()
        ? Outcome.refused(
            order.value(),
            link,
            CliFailure.failed(
                "Nothing here is parked%s. The order is in stage %s."
                    .formatted(fulfilment == null ? "" : " for " + fulfilment, status.stage())))
        : new Outcome(
            order.value(), link.value(), State.WOULD_BE_DONE, codes, "It would be " + done + ".");
  }

  private CliFailure unanswered(OrderId order) {
    return CliFailure.failed(
        "No answer within %d s. The order may still have taken it; look with: lockstep orders show%s %s"
            .formatted(patience.toSeconds(), typed, order));
  }
}
