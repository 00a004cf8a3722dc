package dev.lockstep.platform.deposco;

import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.ErrorReading;
import java.util.regex.Pattern;

/** What Deposco's errors mean beside HTTP's own words. */
final class DeposcoErrors implements ErrorReading {
  private static final Pattern THROTTLE =
      Pattern.compile("(?i)throttl|rate.?limit|too many requests");

  /** A gateway in front of it may say so; a call without its subscription is a plain 403. */
  @Override
  public boolean isThrottle(ApiResponse forbidden) {
    return THROTTLE.matcher(forbidden.body().utf8()).find();
  }
}
