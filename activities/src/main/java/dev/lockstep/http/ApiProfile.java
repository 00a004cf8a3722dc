package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * One connection as its client needs to know it.
 *
 * @param base every path is below it
 * @param budget which requests {@code rate} is for, in a word, where a connection has several
 * @param correlationHeader carries an id of each call, so that the platform's support can find it
 * @param loggable JSON keys whose values may stand in the wire log; everything else is masked
 */
public record ApiProfile(
    ConnectionId connection,
    HttpUrl base,
    RatePolicy rate,
    String budget,
    TimeLimits limits,
    String correlationHeader,
    Set<String> loggable,
    ErrorReading errors) {
  private static final String ALL = "all";

  public ApiProfile {
    loggable = Set.copyOf(loggable);
  }

  /** A connection with one budget for all of its requests. */
  public ApiProfile(
      ConnectionId connection,
      HttpUrl base,
      RatePolicy rate,
      TimeLimits limits,
      String correlationHeader,
      Set<String> loggable,
      ErrorReading errors) {
    this(connection, base, rate, ALL, limits, correlationHeader, loggable, errors);
  }
}
