package dev.lockstep.order.policy;

import dev.lockstep.common.LineId;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.model.DeliveryService;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What people overrode for one order. Of several overrides of the same thing the last one holds.
 */
record Amendments(List<Amendment> all) {
  Amendments {
    all = List.copyOf(all);
  }

  /** Whether somebody named a delivery service, however written. */
  Optional<String> serviceAsWritten() {
    return last(amendment -> amendment.field() == Amendment.Field.DELIVERY_SERVICE);
  }

  /** {@code <carrier>/<service>}; empty where it is not written like that. */
  static Optional<DeliveryService> service(String written) {
    int slash = written.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String carrier = written.substring(0, slash).strip();
    String service = written.substring(slash + 1).strip();
    return carrier.isEmpty() || service.isEmpty()
        ? Optional.empty()
        : Optional.of(new DeliveryService(carrier, service));
  }

  /** The SKU for a line, as the warehouse knows it. */
  Optional<String> sku(LineId line) {
    return last(
        amendment -> amendment.field() == Amendment.Field.SKU && line.equals(amendment.line()));
  }

  /** The facility code for a line; an amendment without a line holds for all of them. */
  Optional<String> facility(LineId line) {
    return last(amendment ->
        amendment.field() == Amendment.Field.FACILITY
            && (amendment.line() == null || line.equals(amendment.line())));
  }

  private Optional<String> last(Predicate<Amendment> which) {
    return all.stream().filter(which).map(Amendment::value).reduce((earlier, later) -> later);
  }
}
