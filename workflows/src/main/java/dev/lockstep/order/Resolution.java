package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a parked order.
 *
 * @param author who decides: a login, never a customer's name
 * @param reason why, for the record
 * @param amendments overrides for AMEND; empty otherwise
 * @param fulfilment the parked fulfilment it is for; null means whatever is parked
 */
public record Resolution(
    int version,
    ResolutionKind kind,
    String author,
    String reason,
    List<Amendment> amendments,
    @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public Resolution {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
  }
}
