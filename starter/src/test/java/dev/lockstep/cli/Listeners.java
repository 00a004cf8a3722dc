package dev.lockstep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** People who are told over signed webhooks; they can be deaf for a while. */
final class Listeners implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<Heard> missed = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;

  /** One message: who, its id, and the kinds of its notices. */
  record Heard(String who, String id, List<String> kinds, JsonNode body) {
    String words() {
      return who + " " + String.join("+", kinds);
    }
  }

  Listeners() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            int code = answer;
            (code == 200 ? heard : missed).add(read(request));
            return new MockResponse.Builder().code(code).build();
          }
        });
    server.start();
  }

  void answers(int status) {
    answer = status;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  List<Heard> missed() {
    return List.copyOf(missed);
  }

  List<String> words() {
    return heard.stream().map(Heard::words).toList();
  }

  /** Writes the secrets of {@code who} beside a configuration, and the channel for it. */
  String channel(Path directory, String who) throws IOException {
    Files.writeString(directory.resolve(who + "-url"), server.url("/" + who).toString());
    Files.writeString(directory.resolve(who + "-secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    return "{webhook: {url: {file: %s-url}, secret: {file: %s-secret}}}".formatted(who, who);
  }

  private static Heard read(RecordedRequest request) {
    ByteString body = request.getBody();
    try {
      JsonNode json = JSON.readTree(body == null ? "{}" : body.utf8());
      return new Heard(
          request.getUrl().pathSegments().getFirst(),
          String.valueOf(request.getHeaders().get("webhook-id")),
          json.at("/data/notices").findValuesAsText("kind"),
          json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
