package dev.lockstep.rehearsal.verdict;

import dev.lockstep.common.ExceptionCode;
import org.jspecify.annotations.Nullable;

/**
 * An order that Lockstep holds in front of a person.
 *
 * @param code null where it does not say why, which is a flaw
 */
public record ParkedOrder(String link, String order, @Nullable ExceptionCode code) {}
