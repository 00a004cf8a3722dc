package dev.lockstep.cli.explain;

import dev.lockstep.activity.Links;
import io.temporal.api.failure.v1.Failure;
import java.util.Set;

/**
 * A failure in a history, in one line. Messages of our own failure types are written without
 * personal data; those of any other type are left out, since nobody vouches for them.
 */
final class FailureText {
  private static final String PLATFORM = "PlatformFailure.";
  private static final Set<String> OURS = Set.of(Links.UNKNOWN_LINK, "Unexpected");

  private FailureText() {}

  static String of(Failure failure) {
    if (failure.hasApplicationFailureInfo()) {
      return application(failure);
    }
    if (failure.hasTimeoutFailureInfo()) {
      String timeout = failure.getTimeoutFailureInfo().getTimeoutType().name();
      String kind = timeout.replace("TIMEOUT_TYPE_", "").toLowerCase(java.util.Locale.ROOT);
      String text = "timed out (%s)".formatted(kind.replace('_', ' '));
      return failure.hasCause() ? text + ", after " + of(failure.getCause()) : text;
    }
    if (failure.hasCanceledFailureInfo()) {
      return "cancelled";
    }
    return failure.hasCause() ? of(failure.getCause()) : "failed (the worker's log has the reason)";
  }

  private static String application(Failure failure) {
    String type = failure.getApplicationFailureInfo().getType();
    if (type.startsWith(PLATFORM)) {
      return "%s: %s".formatted(type.substring(PLATFORM.length()), failure.getMessage());
    }
    return OURS.contains(type)
        ? "%s: %s".formatted(type, failure.getMessage())
        : "%s (the worker's log has the message)".formatted(type);
  }
}
