package dev.lockstep.cli.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.Parked;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order, for one screen or one JSON object.
 *
 * @param stage where it stands, in the words of {@link dev.lockstep.order.OrderStage}; of an order
 *     that is over, how it ended
 * @param closed null while it is open
 * @param knownFrom the order's worker, or, where none answered, Temporal's search
 * @param until when the waiting ends by itself
 * @param readings what the platforms say now; none where they were not asked
 * @param pending what is under way
 * @param wire the platform calls made for it
 * @param log the business facts so far, oldest first
 * @param notes what could not be found out, and why
 * @param stop how it ended, where it did not by itself
 */
public record Explanation(
    String order,
    String number,
    String link,
    String stage,
    Instant started,
    @Nullable Instant closed,
    KnownFrom knownFrom,
    @Nullable String waitsFor,
    @Nullable Instant until,
    List<Parked> parked,
    @Nullable CancellationDecision cancellation,
    List<Reading> readings,
    List<Step> steps,
    List<PendingStep> pending,
    WireCalls wire,
    Advice advice,
    List<String> log,
    List<String> notes,
    @Nullable URI webUi,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stop stop) {

  /** Who said where it stands. */
  public enum KnownFrom {
    WORKER,
    SEARCH
  }

  public Explanation {
    parked = List.copyOf(parked);
    readings = List.copyOf(readings);
    steps = List.copyOf(steps);
    pending = List.copyOf(pending);
    log = List.copyOf(log);
    notes = List.copyOf(notes);
  }
}
