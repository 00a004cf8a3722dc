package dev.lockstep.port;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a platform could not find out or could not do what it was for.
 *
 * <p>The message is one constant sentence with named values: never personal data, tokens, or full
 * URLs. It ends up in histories, logs and on people's screens.
 */
public final class PlatformFailure extends RuntimeException {
  private final FailureKind kind;
  private final ConnectionId connection;
  private final @Nullable Duration retryAfter;
  private final Expectation expectation;

  /** Whether somebody should wonder. */
  public enum Expectation {
    UNEXPECTED,
    /** People announced it; it is nobody's trouble. */
    ANNOUNCED
  }

  private PlatformFailure(
      FailureKind kind,
      ConnectionId connection,
      String message,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    this(kind, connection, message, retryAfter, cause, Expectation.UNEXPECTED);
  }

  private PlatformFailure(
      FailureKind kind,
      ConnectionId connection,
      String message,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause,
      Expectation expectation) {
    super(message, cause);
    this.kind = kind;
    this.connection = connection;
    this.retryAfter = retryAfter;
    this.expectation = expectation;
  }

  public static PlatformFailure of(FailureKind kind, ConnectionId connection, String message) {
    return new PlatformFailure(kind, connection, message, null, null);
  }

  public static PlatformFailure of(
      FailureKind kind, ConnectionId connection, String message, Throwable cause) {
    return new PlatformFailure(kind, connection, message, null, cause);
  }

  /** The platform asked to be left alone for {@code retryAfter}. */
  public static PlatformFailure rateLimited(
      ConnectionId connection, String message, Duration retryAfter) {
    return new PlatformFailure(FailureKind.RATE_LIMITED, connection, message, retryAfter, null);
  }

  /** People paused the connection; it was not called. */
  public static PlatformFailure announcedPause(ConnectionId connection, Duration retryAfter) {
    return new PlatformFailure(
        FailureKind.UNAVAILABLE,
        connection,
        "The connection is paused, so its platform was not called. connection="
            + connection
            + ". It goes on by itself; who paused it until when says: lockstep connections show "
            + connection,
        retryAfter,
        null,
        Expectation.ANNOUNCED);
  }

  /** The connection was asked for something its platform does not offer. */
  public static PlatformFailure lacking(ConnectionId connection, Capability capability) {
    return of(
        FailureKind.REJECTED,
        connection,
        "This connection cannot do that. connection="
            + connection
            + " capability="
            + capability
            + ". Do it on the platform by hand.");
  }

  /** The same, and nobody is to try it again within {@code wait}. */
  public PlatformFailure notBefore(Duration wait) {
    Duration longer = retryAfter == null || retryAfter.compareTo(wait) < 0 ? wait : retryAfter;
    return longer.isPositive()
        ? new PlatformFailure(kind, connection, getMessage(), longer, this, expectation)
        : this;
  }

  public FailureKind kind() {
    return kind;
  }

  public ConnectionId connection() {
    return connection;
  }

  /** How long the platform is to be left alone; empty where nothing says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public Expectation expectation() {
    return expectation;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
