package dev.lockstep.board;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.worker.config.BoardConfig;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code GET /board}: the page, for those the configuration lets in. */
public final class Board {
  private static final String BASIC = "Basic ";

  private final AcceptedKeys accounts;
  private final Newest newest;
  private final Page page;

  Board(AcceptedKeys accounts, Newest newest, Page page) {
    this.accounts = accounts;
    this.newest = newest;
    this.page = page;
  }

  /** Adds the page to a server; nothing where the configuration lets nobody in. */
  public static Consumer<HttpRouting.Builder> routes(
      LockstepConfig config, WorkflowClient temporal, InstantSource clock) {
    if (config.board().accounts().isEmpty()) {
      return routing -> {};
    }
    Watch watch = new Watch(new TemporalVisibility(temporal), settings(config), clock);
    Board board =
        new Board(
            accepted(config.board().accounts()),
            new Newest(watch::figures, clock),
            new Page(
                new WebUi(
                    Optional.ofNullable(config.temporal().webUi()), config.temporal().namespace()),
                config.board().timeZone(),
                config.board().refresh()));
    return board::route;
  }

  void route(HttpRouting.Builder routing) {
    routing.get("/board", this::show);
  }

  /** User and password are compared as one, so that the time taken tells of neither. */
  static AcceptedKeys accepted(Map<String, Secret> accounts) {
    return new AcceptedKeys(
        accounts.entrySet().stream()
            .map(account -> new Secret(account.getKey() + ":" + account.getValue().reveal()))
            .toList());
  }

  private void show(ServerRequest request, ServerResponse response) {
    response
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .header(HeaderNames.create("Referrer-Policy"), "no-referrer");
    Optional<String> shown =
        request.headers().first(HeaderNames.AUTHORIZATION).flatMap(Board::credentials);
    if (!accounts.accept(shown)) {
      response
          .status(401)
          .header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Lockstep\", charset=\"UTF-8\"")
          .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
          .send("Sign in with an account of the board.\n");
      return;
    }
    response
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HeaderNames.create("Content-Security-Policy"), page.policy())
        .send(page.show(newest.get()));
  }

  /** User and password as they were joined by the browser. */
  private static Optional<String> credentials(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Watch.Settings settings(LockstepConfig config) {
    BoardConfig board = config.board();
    Map<String, Duration> links =
        config.links().entrySet().stream()
            .collect(toMap(entry -> name(entry.getKey()), entry -> patience(entry.getValue())));
    return new Watch.Settings(
        links,
        config.connections().keySet(),
        board.timeZone(),
        Optional.ofNullable(board.cutOffTime()));
  }

  private static String name(LinkId link) {
    return link.value();
  }

  private static Duration patience(LinkConfig link) {
    return link.deadlines().act();
  }
}
