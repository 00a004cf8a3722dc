/**
 * What every client of a platform needs, one concern each: {@link
 * dev.lockstep.http.Authentication}, {@link dev.lockstep.http.RateBudget}, {@link
 * dev.lockstep.http.RetryAfter}, {@link dev.lockstep.http.WireLog}, and {@link
 * dev.lockstep.http.ApiClient}, which puts them together for one connection.
 *
 * <p>Adapters in {@code dev.lockstep.platform} speak through it and judge the answers; it knows no
 * platform. Invariant: a write is sent once. Whatever cannot be told from "it may have happened" is
 * {@link dev.lockstep.common.FailureKind#OUTCOME_UNKNOWN}, never a quiet second attempt.
 */
@NullMarked
package dev.lockstep.http;

import org.jspecify.annotations.NullMarked;
