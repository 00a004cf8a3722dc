package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts to the merchant and waits for what it says. */
final class BlockingCalls implements AutoCloseable {
  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger answersToLose = new AtomicInteger();

  BlockingCalls(Duration timeout) {
    this.timeout = timeout;
  }

  /** An answer; status 0 when there was none in time. */
  record Reply(int status, JsonNode body) {
    boolean answered() {
      return status > 0;
    }
  }

  /** The next so many answers of the merchant get lost on their way. */
  void loseAnswers(int count) {
    answersToLose.set(count);
  }

  Reply post(ScayleEndpoint to, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(to.uri())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Authorization", to.authorization())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean lost = answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      return lost
          ? none()
          : new Reply(answer.statusCode(), Json.parse(answer.body()).orElseGet(Json::object));
    } catch (IOException unreachable) {
      return none();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return none();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static Reply none() {
    return new Reply(0, Json.object());
  }
}
