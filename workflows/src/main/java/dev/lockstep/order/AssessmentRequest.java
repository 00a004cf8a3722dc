package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.List;

/**
 * Asks for an order to be read and judged.
 *
 * @param amendments overrides a person made for this order
 * @param waived exceptions a named person released the order in spite of
 */
public record AssessmentRequest(
    int version,
    LinkId link,
    OrderId order,
    List<Amendment> amendments,
    List<ExceptionCode> waived) {
  public static final int VERSION = 1;

  public AssessmentRequest {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
    waived = waived == null ? List.of() : List.copyOf(waived);
  }
}
