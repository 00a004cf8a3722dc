package dev.lockstep.http;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a connection's requests for access tokens, and puts each into the wire log: that there was
 * one and how it ended. What is sent and what comes back are secrets, and never logged, masked or
 * not.
 */
public final class TokenExchange {
  private static final ApiRequest CALL = ApiRequest.post("token");
  private static final String CORRELATION = "X-Correlation-ID";

  private final ConnectionId connection;
  private final OkHttpClient http;
  private final WireLog log;

  /**
   * @param http as the token's endpoint is to be spoken to
   */
  public TokenExchange(ConnectionId connection, OkHttpClient http, InstantSource clock) {
    this.connection = connection;
    this.http = http;
    this.log = new WireLog(connection, Set.of(), clock);
  }

  /** Makes something of an answer. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads one answer.
     *
     * @throws PlatformFailure where it is no token
     * @throws IOException where it cannot be read
     */
    T read(ApiResponse answer) throws IOException;
  }

  /**
   * Asks once.
   *
   * @throws PlatformFailure that of the reader
   * @throws IOException where no answer came, or none that can be read
   */
  public <T> T ask(Request request, Reader<T> reader) throws IOException {
    String correlation = UUID.randomUUID().toString();
    long start = System.nanoTime();
    try (Response response =
        http.newCall(request.newBuilder().header(CORRELATION, correlation).build()).execute()) {
      // Asking for a token changes nothing, so that every failure here is safe to repeat.
      ApiResponse answer =
          new ApiResponse(
              connection,
              CALL.call(),
              Effect.READ,
              response.code(),
              response.headers(),
              response.body().byteString());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      try {
        T read = reader.read(answer);
        log.secret(CALL, answer.status(), took, correlation, Optional.empty());
        return read;
      } catch (PlatformFailure failure) {
        log.secret(CALL, answer.status(), took, correlation, Optional.of(failure.kind()));
        throw failure;
      }
    } catch (IOException e) {
      log.failed(
          CALL,
          e,
          FailureKind.UNAVAILABLE,
          Duration.ofNanos(System.nanoTime() - start),
          correlation);
      throw e;
    }
  }
}
