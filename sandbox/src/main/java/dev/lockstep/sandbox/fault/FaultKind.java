package dev.lockstep.sandbox.fault;

/** What happens to a call that a rule strikes. "Commit" is the moment the platform does it. */
public enum FaultKind {
  /** Done, but the connection closes without an answer. */
  DROP_REPLY,
  /** Closed before anything was done. */
  CONNECTION_RESET,
  /** Done, but the answer is an error ({@code status}, default 500). */
  ERROR_AFTER_COMMIT,
  /** Not done; an error in the platform's words ({@code status}, default 503; {@code code}). */
  ERROR_BEFORE_COMMIT,
  /** Not done; a proxy's HTML page ({@code status}, default 502). */
  HTML_PAGE,
  /** Not done; throttled ({@code status}, default 429), the {@code hint} says when to come back. */
  RATE_LIMITED,
  /** Not done; 403 whose text says that the caller is throttled. */
  THROTTLED_AS_FORBIDDEN,
  /** Not done; 200 whose body says so: {@code "Success": false}, or the platform's own way. */
  SUCCESS_FALSE,
  /** Done; 200 without the body that is due. */
  EMPTY_OK,
  /** Done; the body breaks off half-way and the connection closes. */
  TRUNCATED_BODY,
  /** Done; half of the body, a pause of {@code waitMillis}, the other half. */
  SLOW_BODY,
  /** A pause of {@code waitMillis} before the platform looks at the call. */
  LATENCY,
  /** Somebody else writes to the same resource just before: a real version conflict. */
  CONFLICT
}
