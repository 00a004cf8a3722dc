package dev.lockstep.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a reconciliation came before its history was cut.
 *
 * @param listing the position of the listing it was at, in the plan's order
 * @param cursor where its next page begins; null at its first
 * @param seen the orders looked at, as {@link SeenOrders} writes them
 * @param soFar what was counted and found by then
 */
public record CarriedOver(
    ReconciliationPlan plan,
    LocalDate from,
    LocalDate to,
    Instant began,
    int listing,
    @Nullable String cursor,
    String seen,
    ReconciliationResult soFar) {}
