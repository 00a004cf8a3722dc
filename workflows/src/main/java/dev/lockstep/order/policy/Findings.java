package dev.lockstep.order.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LineId;
import dev.lockstep.order.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which findings stand, and so the code an order is parked under.
 *
 * <p>First what only the storefront can mend, since everything else is judged anew after it; then
 * what a mapping or the warehouse's catalogue mends; the price last, since it is the one a person
 * may release the order in spite of, and should only be asked to when nothing else is wrong.
 */
public final class Findings {
  public static final List<ExceptionCode> PRECEDENCE =
      List.of(
          ExceptionCode.ORDER_INCOMPLETE,
          ExceptionCode.ADDRESS_INVALID,
          ExceptionCode.SKU_MALFORMED,
          ExceptionCode.SKU_UNKNOWN,
          ExceptionCode.DELIVERY_SERVICE_UNMAPPED,
          ExceptionCode.FACILITY_UNMAPPED,
          ExceptionCode.STOCK_UNALLOCATED,
          ExceptionCode.WAREHOUSE_REJECTED,
          ExceptionCode.PRICE_MISMATCH);

  private static final Comparator<Finding> BY_PRECEDENCE =
      Comparator.comparingInt(finding -> rank(finding.code()));

  private Findings() {}

  /** The findings by precedence; within one code as they were found. */
  public static List<Finding> inOrder(List<Finding> findings) {
    return findings.stream().sorted(BY_PRECEDENCE).toList();
  }

  /** The code to park under; empty where nothing was found. */
  public static Optional<ExceptionCode> parkingCode(List<Finding> findings) {
    return findings.stream().min(BY_PRECEDENCE).map(Finding::code);
  }

  static Finding ofOrder(ExceptionCode code, String message) {
    return new Finding(code, null, message);
  }

  static Finding ofLine(ExceptionCode code, LineId line, String message) {
    return new Finding(code, line, message);
  }

  private static int rank(ExceptionCode code) {
    int place = PRECEDENCE.indexOf(code);
    return place < 0 ? PRECEDENCE.size() : place;
  }
}
