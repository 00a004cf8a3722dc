package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.LinkId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What starts a reconciliation.
 *
 * @param from the first day, in the link's zone; null where {@code daysBack} decides
 * @param to the last day; null where {@code daysBack} decides
 * @param daysBack how many whole days before the day it runs on, where no days are given
 * @param carried how far the run before this one of the same reconciliation came; null at its
 *     beginning
 */
public record ReconciliationRequest(
    int version,
    LinkId link,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    int daysBack,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CarriedOver carried) {
  public static final int VERSION = 1;

  public ReconciliationRequest {
    version = version == 0 ? VERSION : version;
    daysBack = Math.max(1, daysBack);
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The last day is before the first: %s..%s.".formatted(from, to));
    }
  }

  /** Of the days from {@code from} to {@code to}, both included. */
  public static ReconciliationRequest of(LinkId link, LocalDate from, LocalDate to) {
    return new ReconciliationRequest(VERSION, link, from, to, 1, null);
  }

  /** Of the last days that are over, whenever it runs. */
  public static ReconciliationRequest ofLast(LinkId link, int daysBack) {
    return new ReconciliationRequest(VERSION, link, null, null, daysBack, null);
  }
}
