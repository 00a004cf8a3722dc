package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a parked order.
 *
 * @param author who decides: a login, never a customer's name
 * @param reason why, for the record: at most 500 characters, no personal data
 * @param amendments overrides for AMEND; empty otherwise
 * @param fulfilment the parked fulfilment it is for; null means whatever is parked
 * @param code the parked matter it is for, where a fulfilment has several; null means any
 */
public record Resolution(
    int version,
    ResolutionKind kind,
    String author,
    String reason,
    List<Amendment> amendments,
    @Nullable FulfilmentRef fulfilment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExceptionCode code) {
  public static final int VERSION = 1;

  public Resolution {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
  }

  public Resolution(
      int version,
      ResolutionKind kind,
      String author,
      String reason,
      List<Amendment> amendments,
      @Nullable FulfilmentRef fulfilment) {
    this(version, kind, author, reason, amendments, fulfilment, null);
  }
}
