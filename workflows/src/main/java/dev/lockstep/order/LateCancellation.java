package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.CancellationDecision.Outcome;
import java.util.List;

/**
 * A cancellation that the order source made after the order had ended: whoever made it does not
 * know that the parcels are on their way, so that a person is told.
 */
final class LateCancellation {
  private final OrderRecord order;

  LateCancellation(OrderRecord order) {
    this.order = order;
  }

  /**
   * Tells a person, where there is something to tell; whether he wants the warehouse asked anew.
   */
  boolean isToBeAskedAgain(CancellationRequest request, CancellationDecision decision) {
    if (!hasShipped(request, decision) || !Changes.tellsWhatLeftCancelled()) {
      return false;
    }
    boolean accepted = isAccepted(decision);
    if (accepted) {
      order.waived().add(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    }
    return !accepted;
  }

  private boolean hasShipped(CancellationRequest request, CancellationDecision decision) {
    return order.ended() != null
        && CancellationDesk.ORDER_SOURCE.equals(request.author())
        && decision.outcome() != Outcome.CANCELLED
        && decision.evidence() != null
        && order.progress().stream().anyMatch(line -> !line.dispatched().isZero())
        && !order.waived().contains(ExceptionCode.CANCELLED_BUT_DISPATCHED);
  }

  private boolean isAccepted(CancellationDecision decision) {
    Unparked unparked =
        order
            .parking()
            .park(
                ExceptionCode.CANCELLED_BUT_DISPATCHED,
                OrderStage.CANCELLING,
                List.of(
                    new Finding(
                        ExceptionCode.CANCELLED_BUT_DISPATCHED,
                        null,
                        "Cancelled at its source after it had shipped. " + decision.message())),
                null,
                () -> false);
    return unparked instanceof Unparked.Decided decided
        && decided.resolution().kind() == ResolutionKind.RELEASE_ANYWAY;
  }
}
