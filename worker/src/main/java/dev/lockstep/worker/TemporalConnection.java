package dev.lockstep.worker;

import dev.lockstep.common.Secret;
import dev.lockstep.worker.config.TemporalConfig;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to Temporal that has answered at least once. */
public final class TemporalConnection implements AutoCloseable {
  /** How fresh what Temporal tells of a worker's hands is, at the least. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final long CALL_SECONDS = 5;
  private static final long STOP_SECONDS = 5;

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private TemporalConnection(WorkflowServiceStubs stubs, String namespace) {
    this.stubs = stubs;
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(namespace)
                .setDataConverter(LenientConverter.create())
                .setWorkerHeartbeatInterval(HEARTBEAT)
                .build());
  }

  /**
   * Connects; a server that does not answer yet is waited for.
   *
   * @param patience how long to wait before giving up
   * @throws StartFailure if Temporal does not answer in time, or refuses us
   */
  public static TemporalConnection open(TemporalConfig config, Metrics metrics, Duration patience) {
    WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options(config, metrics));
    try {
      await(stubs, config, patience);
    } catch (StartFailure e) {
      stubs.shutdownNow();
      throw e;
    }
    return new TemporalConnection(stubs, config.namespace());
  }

  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  public WorkflowClient client() {
    return client;
  }

  /** Whether Temporal answers now. */
  public boolean answers() {
    return refusal(stubs).isEmpty();
  }

  @Override
  public void close() {
    stubs.shutdown();
    if (!stubs.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      stubs.shutdownNow();
    }
  }

  private static WorkflowServiceStubsOptions options(TemporalConfig config, Metrics metrics) {
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(config.address())
            .setMetricsScope(metrics.scope());
    Secret apiKey = config.apiKey();
    if (apiKey != null) {
      options.addApiKey(apiKey::reveal).setEnableHttps(true);
    }
    TemporalConfig.Tls tls = config.tls();
    if (tls != null) {
      options.setSslContext(TlsSetup.context(tls));
      String serverName = tls.serverName();
      if (serverName != null) {
        options.setChannelInitializer(channel -> channel.overrideAuthority(serverName));
      }
    }
    return options.build();
  }

  private static void await(WorkflowServiceStubs stubs, TemporalConfig config, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<StatusRuntimeException> refusal = refusal(stubs);
      if (refusal.isEmpty()) {
        return;
      }
      boolean passing =
          switch (refusal.get().getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            default -> false;
          };
      if (!passing || System.nanoTime() > deadline) {
        throw failure(config, refusal.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Why Temporal does not serve us; a server without this call serves us well enough. */
  private static Optional<StatusRuntimeException> refusal(WorkflowServiceStubs stubs) {
    try {
      var unused =
          stubs
              .blockingStub()
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.UNIMPLEMENTED
          ? Optional.empty()
          : Optional.of(e);
    }
  }

  private static StartFailure failure(TemporalConfig config, StatusRuntimeException e) {
    String sentence =
        switch (e.getStatus().getCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED ->
              "Temporal does not answer at %s. Start it, or correct temporal.address (and"
                  + " temporal.tls)";
          case UNAUTHENTICATED, PERMISSION_DENIED ->
              "Temporal at %s refuses the credentials. Correct temporal.apiKey or temporal.tls";
          default -> "Temporal at %s refuses to talk. See its answer";
        };
    return new StartFailure(
        sentence.formatted(config.address()) + ": " + e.getStatus().getCode() + ".", e);
  }
}
