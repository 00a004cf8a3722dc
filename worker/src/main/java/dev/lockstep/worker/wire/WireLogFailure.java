package dev.lockstep.worker.wire;

import org.jspecify.annotations.Nullable;

/** The wire log cannot be written or read. The message says why and what to do next. */
public final class WireLogFailure extends RuntimeException {
  WireLogFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
