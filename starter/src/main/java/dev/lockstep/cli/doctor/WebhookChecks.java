package dev.lockstep.cli.doctor;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.WebhookFinding;
import dev.lockstep.worker.config.ConnectionConfig;
import dev.lockstep.worker.config.WebhooksConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whether the receiver takes a connection's webhooks, and whether the platform sends them. */
public final class WebhookChecks {
  private final WebhooksConfig webhooks;
  private final InstantSource clock;
  private final MeterRegistry meters;

  public WebhookChecks(WebhooksConfig webhooks, InstantSource clock, MeterRegistry meters) {
    this.webhooks = webhooks;
    this.clock = clock;
    this.meters = meters;
  }

  /** What a connection is to its links. */
  public enum Role {
    ORDER_SOURCE,
    WAREHOUSE
  }

  /** Asks one platform; takes as long as it lets it. */
  public List<Observation> check(
      ConnectionId id, @Nullable ConnectionConfig<?, ?> connection, Role role) {
    WebhooksConfig.Endpoint endpoint = webhooks.endpoints().get(id);
    if (endpoint == null) {
      return List.of(takenByNobody(id, role));
    }
    if (connection == null) {
      return List.of(Observation.ok(subject(id), "The receiver takes them."));
    }
    try {
      return findings(id, connection, endpoint);
    } catch (PlatformFailure e) {
      return List.of(
          Observation.ok(subject(id), "The receiver takes them."),
          Observation.wrong(
              subject(id),
              "Whether the platform sends them could not be found out: %s: %s"
                  .formatted(e.kind(), e.getMessage()),
              "Mend the connection first; then look again."));
    }
  }

  public static String subject(ConnectionId id) {
    return "webhooks of " + id;
  }

  private List<Observation> findings(
      ConnectionId id, ConnectionConfig<?, ?> connection, WebhooksConfig.Endpoint endpoint) {
    OkHttpClient http = new OkHttpClient();
    List<WebhookFinding> findings =
        connection.inspectWebhooks(
            id, endpoint, address(id), new PlatformContext(clock, http, meters));
    List<Observation> observations = new ArrayList<>();
    observations.add(
        Observation.ok(
            subject(id),
            findings.isEmpty()
                ? "The receiver takes them; whether they are sent, the platform's API does not tell."
                : "The receiver takes them."));
    findings.forEach(finding -> observations.add(observation(id, finding)));
    return observations;
  }

  private Optional<URI> address(ConnectionId id) {
    return Optional.ofNullable(webhooks.publicUrl())
        .map(URI::toString)
        .map(base -> base.endsWith("/") ? base : base + "/")
        .map(base -> URI.create(base + "webhooks/" + id));
  }

  private static Observation observation(ConnectionId id, WebhookFinding finding) {
    return switch (finding.verdict()) {
      case WELL -> Observation.ok(subject(id), finding.what());
      case NOTE ->
          new Observation(subject(id), Observation.Verdict.NOTE, finding.what(), finding.fix());
      case WRONG ->
          new Observation(subject(id), Observation.Verdict.WRONG, finding.what(), finding.fix());
    };
  }

  private static Observation takenByNobody(ConnectionId id, Role role) {
    String fix = "Add webhooks.endpoints.%s, and let the platform send there.".formatted(id);
    return switch (role) {
      case ORDER_SOURCE ->
          Observation.wrong(
              subject(id), "The receiver takes none of this order source: orders start late.", fix);
      case WAREHOUSE ->
          Observation.note(
              subject(id),
              "The receiver takes none: dispatches are found by the sweep alone.",
              fix);
    };
  }
}
