package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import java.time.Duration;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request and answer at DEBUG of {@code dev.lockstep.wire}, without a personal word. */
final class WireLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.lockstep.wire");

  private final ConnectionId connection;
  private final JsonMask mask;

  WireLog(ConnectionId connection, Set<String> loggable) {
    this.connection = connection;
    this.mask = new JsonMask(loggable);
  }

  void answered(ApiRequest request, ApiResponse response, Duration took, String correlation) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {} → {} in {} ms, correlation={}, sent={}, received={}",
          connection,
          request.call(),
          response.status(),
          took.toMillis(),
          correlation,
          shown(request.body()),
          shown(response.body()));
    }
  }

  void failed(ApiRequest request, Exception failure, Duration took, String correlation) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {} → {} after {} ms, correlation={}, sent={}",
          connection,
          request.call(),
          failure.getClass().getSimpleName(),
          took.toMillis(),
          correlation,
          shown(request.body()));
    }
  }

  private String shown(@Nullable ByteString body) {
    return body == null ? "-" : mask.mask(body);
  }
}
