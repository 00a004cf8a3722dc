package dev.lockstep.activity.alerts;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The orders that wait for a person. */
public interface ParkedOrders {

  /**
   * One of them, as the list shows it.
   *
   * @param number the number people use
   * @param due until when its owner has time
   */
  record Listed(LinkId link, String workflowId, String number, ExceptionCode code, Instant due) {}

  /**
   * All of them that nobody has set aside for later.
   *
   * @throws RuntimeException where the list does not answer, or not whole
   */
  List<Listed> list(Instant now);

  /** What one order says of itself; empty where it does not answer within seconds. */
  Optional<OrderStatus> ask(String workflowId);
}
