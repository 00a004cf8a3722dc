package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.model.LineQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order stood when it ended: what a new run of it goes on from.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param sourceVersion the newest version read or written
 * @param times the times it went by
 * @param waived what a person had let pass
 * @param cancelledBefore units cancelled before the release, as the order source counts them
 * @param fulfilments those a warehouse may have; never empty
 * @param readVersion the newest version read; null where an earlier build did not say
 * @param cancelledVersion the newest version at which it was read as cancelled at its source; null
 *     where it never was
 */
public record EndedOrder(
    OrderStage stage,
    long sourceVersion,
    OrderTimes times,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Amendment> amendments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExceptionCode> waived,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineQuantity> cancelledBefore,
    List<EndedFulfilment> fulfilments,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long readVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cancelledVersion) {
  public EndedOrder {
    cancelledBefore = cancelledBefore == null ? List.of() : List.copyOf(cancelledBefore);
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
    waived = waived == null ? List.of() : List.copyOf(waived);
    fulfilments = fulfilments == null ? List.of() : List.copyOf(fulfilments);
  }

  public EndedOrder(
      OrderStage stage,
      long sourceVersion,
      OrderTimes times,
      List<Amendment> amendments,
      List<ExceptionCode> waived,
      List<LineQuantity> cancelledBefore,
      List<EndedFulfilment> fulfilments) {
    this(stage, sourceVersion, times, amendments, waived, cancelledBefore, fulfilments, null, null);
  }

  /** The newest version that is known to have been read. */
  long lastRead() {
    return readVersion == null ? sourceVersion : readVersion;
  }

  /**
   * Whether a cancellation at the source is news: of what ended as cancelled, or was read as
   * cancelled before it ended, somebody knows. A version between the last reading and our own last
   * write was never read.
   *
   * @param version at which the source shows it; null where nobody says
   */
  public boolean isNewsOfACancellation(@Nullable Long version) {
    return stage != OrderStage.CANCELLED
        && cancelledVersion == null
        && (version == null || version > lastRead());
  }
}
