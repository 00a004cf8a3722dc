package dev.lockstep.board;

import dev.lockstep.run.Configurations;
import dev.lockstep.run.WebhookRun;
import dev.lockstep.temporal.LocalTemporal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A receiver with a board, started from a file as people start it. */
final class BoardSetting implements AutoCloseable {
  static final String PASSWORD = "grüße & co";

  private static final String FILE =
      """
      temporal: {address: '%(temporal)', webUi: 'http://ui.example:8233'}
      connections:
        dc: {platform: scend, baseUrl: 'http://127.0.0.1:1', clientCode: ACME, auth: {strategy: api-key-header, key: {file: secret}}}
      webhooks: {host: 127.0.0.1, port: 0}
      %(board)
      """;
  private static final String BOARD =
      "board: {accounts: {jo: {file: secret}, kim: {file: other}}, timeZone: Europe/London, cutOffTime: 16:00}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebhookRun run;

  private BoardSetting(LocalTemporal temporal, Path directory, String board) throws IOException {
    Files.writeString(directory.resolve("secret"), PASSWORD + "\n");
    Files.writeString(directory.resolve("other"), "kim's own");
    Path file =
        Files.writeString(
            directory.resolve("lockstep.yaml"),
            FILE.replace("%(temporal)", temporal.target()).replace("%(board)", board));
    run = WebhookRun.start(Configurations.load(file));
  }

  static BoardSetting withAccounts(LocalTemporal temporal, Path directory) throws IOException {
    return new BoardSetting(temporal, directory, BOARD);
  }

  static BoardSetting withoutAccounts(LocalTemporal temporal, Path directory) throws IOException {
    return new BoardSetting(temporal, directory, "");
  }

  HttpResponse<String> lookAs(String user, String password) throws IOException {
    return send(
        "Authorization",
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  HttpResponse<String> look() throws IOException {
    return send();
  }

  HttpResponse<String> send(String... headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/board".formatted(run.port())));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    run.close();
    http.close();
  }
}
