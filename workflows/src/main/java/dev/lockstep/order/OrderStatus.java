package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the workflow knows, for one screen.
 *
 * @param waitsFor what it waits for, in one sentence
 * @param until when the waiting ends by itself; null where nothing ends it
 * @param log the business facts so far, oldest first
 * @param readVersion the newest source version that was read; {@code sourceVersion} also counts our
 *     own writes. Null in the answer of an earlier build
 */
public record OrderStatus(
    int version,
    LinkId link,
    OrderId order,
    @Nullable String orderNumber,
    OrderStage stage,
    long sourceVersion,
    List<FulfilmentStatus> fulfilments,
    List<Parked> parked,
    @Nullable CancellationDecision cancellation,
    @Nullable String waitsFor,
    @Nullable Instant until,
    List<String> log,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long readVersion) {
  public static final int VERSION = 1;

  public OrderStatus {
    version = version == 0 ? VERSION : version;
    fulfilments = fulfilments == null ? List.of() : List.copyOf(fulfilments);
    parked = parked == null ? List.of() : List.copyOf(parked);
    log = log == null ? List.of() : List.copyOf(log);
  }
}
