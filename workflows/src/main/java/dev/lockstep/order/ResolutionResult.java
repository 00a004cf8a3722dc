package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;

/**
 * The answer to a resolution that was taken.
 *
 * @param resolved the exception it answered
 * @param message what happens next, in one sentence
 */
public record ResolutionResult(int version, ExceptionCode resolved, String message) {
  public static final int VERSION = 1;

  public ResolutionResult {
    version = version == 0 ? VERSION : version;
  }
}
