package dev.lockstep.alerts;

import dev.lockstep.common.ExceptionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is told: facts only, which each channel words its own way.
 *
 * @param id of business facts; the same however often it is sent
 * @param count orders that wait; of RESOLVED those that waited last
 * @param fresh of these, parked since this channel was told last
 * @param opened when the first of them was seen
 * @param due until when the owner had time for the oldest
 * @param oldest null where it is not known any more
 * @param examples numbers of the oldest, at most five
 * @param toldBefore channels that knew already
 */
public record AlertNotice(
    String id,
    AlertKind kind,
    Severity severity,
    GroupKey group,
    int count,
    int fresh,
    Instant opened,
    Instant due,
    @Nullable OldestOrder oldest,
    List<String> examples,
    List<String> toldBefore) {
  public AlertNotice {
    examples = examples == null ? List.of() : List.copyOf(examples);
    toldBefore = toldBefore == null ? List.of() : List.copyOf(toldBefore);
  }

  public ExceptionCode code() {
    return group.code();
  }
}
