package dev.lockstep.webhook;

import java.time.Duration;

/**
 * Where and how much the receiver takes.
 *
 * @param port 0 takes a free one
 * @param bodyLimit bytes; a longer body gets 413
 * @param drain how long a stop waits for requests that are under way
 */
public record ReceiverOptions(String host, int port, int bodyLimit, Duration drain) {
  public static final int ONE_MEGABYTE = 1024 * 1024;

  public ReceiverOptions {
    if (bodyLimit < 1) {
      throw new IllegalArgumentException("bodyLimit must be at least 1: " + bodyLimit);
    }
  }

  public static ReceiverOptions listeningOn(String host, int port) {
    return new ReceiverOptions(host, port, ONE_MEGABYTE, Duration.ofSeconds(10));
  }
}
