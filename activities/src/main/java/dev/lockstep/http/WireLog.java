package dev.lockstep.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Every request with its answer as one line of JSON, without a personal word.
 *
 * <p>At DEBUG of {@link WireContext#LOGGER} what was asked, of whom, for which order, and how it
 * ended; at TRACE the masked bodies as well. The path is the template and the query its names only:
 * their values may say more than ids.
 */
final class WireLog {
  private static final Logger LOG = LoggerFactory.getLogger(WireContext.LOGGER);
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> CONTEXT =
      List.of(WireContext.LINK, WireContext.ORDER, WireContext.FULFILMENT, WireContext.ACTIVITY);

  private final ConnectionId connection;
  private final JsonMask mask;
  private final InstantSource clock;

  WireLog(ConnectionId connection, Set<String> loggable, InstantSource clock) {
    this.connection = connection;
    this.mask = new JsonMask(loggable);
    this.clock = clock;
  }

  /**
   * @param failure what the answer will be taken for; asked only where the line is written
   */
  void answered(
      ApiRequest request,
      ApiResponse response,
      Duration took,
      String correlation,
      Supplier<Optional<FailureKind>> failure) {
    if (LOG.isDebugEnabled()) {
      ObjectNode line = line(request, took, correlation);
      line.put("status", response.status());
      failure.get().ifPresent(kind -> line.put("failure", kind.name()));
      bodies(line, request.body(), response.body());
      write(line);
    }
  }

  /** A call whose bodies are secrets: how it ended, and nothing else. */
  void secret(
      ApiRequest request,
      int status,
      Duration took,
      String correlation,
      Optional<FailureKind> failure) {
    if (LOG.isDebugEnabled()) {
      ObjectNode line = line(request, took, correlation);
      line.put("status", status);
      failure.ifPresent(kind -> line.put("failure", kind.name()));
      write(line);
    }
  }

  void failed(
      ApiRequest request, Exception cause, FailureKind kind, Duration took, String correlation) {
    if (LOG.isDebugEnabled()) {
      ObjectNode line = line(request, took, correlation);
      line.put("failure", kind.name());
      line.put("cause", cause.getClass().getSimpleName());
      bodies(line, request.body(), null);
      write(line);
    }
  }

  private ObjectNode line(ApiRequest request, Duration took, String correlation) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", clock.instant().minus(took).toString());
    line.put("connection", connection.value());
    line.put("method", request.method());
    line.put("path", request.template());
    if (!request.query().isEmpty()) {
      var names = line.putArray("query");
      request.query().forEach(field -> names.add(field.name()));
    }
    line.put("ms", took.toMillis());
    line.put("correlation", correlation);
    for (String key : CONTEXT) {
      String value = MDC.get(key);
      if (value != null) {
        line.put(key, value);
      }
    }
    String attempt = MDC.get(WireContext.ATTEMPT);
    if (attempt != null) {
      line.putRawValue(WireContext.ATTEMPT, new RawValue(attempt));
    }
    return line;
  }

  private void bodies(ObjectNode line, @Nullable ByteString sent, @Nullable ByteString received) {
    if (LOG.isTraceEnabled()) {
      body(line, "sent", sent);
      body(line, "received", received);
    }
  }

  private void body(ObjectNode line, String name, @Nullable ByteString body) {
    if (body == null || body.size() == 0) {
      return;
    }
    String masked = mask.mask(body);
    if (isWhole(masked)) {
      line.putRawValue(name, new RawValue(masked));
    } else {
      line.put(name, masked);
    }
  }

  /** Whether the masked body is JSON still, and neither cut nor a remark on what it is instead. */
  private static boolean isWhole(String masked) {
    return !masked.endsWith("…") && "{[\"".indexOf(masked.charAt(0)) >= 0;
  }

  private static void write(ObjectNode line) {
    try {
      LOG.debug("{}", JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of the wire log is always JSON.", e);
    }
  }
}
