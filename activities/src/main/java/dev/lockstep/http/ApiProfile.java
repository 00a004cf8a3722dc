package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * One connection as its client needs to know it.
 *
 * @param base every path is below it
 * @param correlationHeader carries an id of each call, so that the platform's support can find it
 * @param loggable JSON keys whose values may stand in the wire log; everything else is masked
 */
public record ApiProfile(
    ConnectionId connection,
    HttpUrl base,
    RatePolicy rate,
    TimeLimits limits,
    String correlationHeader,
    Set<String> loggable,
    ErrorReading errors) {
  public ApiProfile {
    loggable = Set.copyOf(loggable);
  }
}
