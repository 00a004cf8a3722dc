package dev.lockstep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.worker.WorkerParts.ConnectionWork;
import dev.lockstep.worker.WorkerParts.OperationsWork;
import dev.lockstep.worker.config.ConfigLoader;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.TestPlatforms;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerProcessTest {
  private static final ConnectionId DC = new ConnectionId("dc");

  @TempDir Path directory;

  @WorkflowInterface
  public interface Parcel {
    @WorkflowMethod
    String send();
  }

  @ActivityInterface
  public interface Floor {
    String pack();
  }

  public static final class ParcelImpl implements Parcel {
    @Override
    public String send() {
      return Workflow.newActivityStub(
              Floor.class,
              ActivityOptions.newBuilder()
                  .setTaskQueue(OrderNames.connectionQueue(DC))
                  .setStartToCloseTimeout(Duration.ofMinutes(1))
                  .build())
          .pack();
    }
  }

  /** An activity that stays at its work until it is let go. */
  private static final class SlowFloor implements Floor {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);

    @Override
    public String pack() {
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      return "packed on a virtual thread: " + Thread.currentThread().isVirtual();
    }
  }

  private LockstepConfig config(String address, int healthPort) {
    return config(address, healthPort, "");
  }

  private LockstepConfig config(String address, int healthPort, String more) {
    try {
      Path file =
          Files.writeString(
              directory.resolve("lockstep.yaml"),
              "temporal: {address: '%s'}%nworker: {health: {host: 127.0.0.1, port: %d}%s}%n"
                  .formatted(address, healthPort, more));
      return new ConfigLoader(TestPlatforms.all(), Map.of()).load(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Nested
  class A_worker_with_a_server {
    private final SlowFloor floor = new SlowFloor();
    private final TestServer server = new TestServer();
    private TemporalConnection ours;
    private WorkerProcess process;

    @BeforeEach
    void start() {
      LockstepConfig config = config(server.address(), 0);
      process =
          WorkerProcess.start(
              config,
              (ignored, temporal, metrics) ->
                  new WorkerParts(
                      List.of(ParcelImpl.class),
                      OperationsWork.NONE,
                      Map.of(DC, new ConnectionWork(List.of(floor), 1000))));
      ours = TemporalConnection.open(config.temporal(), new Metrics(), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
      floor.mayEnd.countDown();
      process.close();
      ours.close();
      server.close();
    }

    private WorkflowStub parcel() {
      WorkflowStub stub =
          ours.client()
              .newUntypedWorkflowStub(
                  "Parcel",
                  WorkflowOptions.newBuilder().setTaskQueue(OrderNames.TASK_QUEUE).build());
      stub.start();
      return stub;
    }

    @Test
    void runs_orders_on_one_queue_and_activities_on_the_queue_of_their_connection() {
      floor.mayEnd.countDown();

      assertThat(parcel().getResult(String.class)).isEqualTo("packed on a virtual thread: true");
    }

    @Test
    void says_that_it_lives_and_is_ready() {
      assertThat(get(process.healthPort(), "/health"))
          .returns(200, HttpResponse::statusCode)
          .returns("alive\n", HttpResponse::body);
      assertThat(get(process.healthPort(), "/ready"))
          .returns(200, HttpResponse::statusCode)
          .returns("ready\n", HttpResponse::body);
      assertThat(get(process.healthPort(), "/secrets").statusCode()).isEqualTo(404);
    }

    @Test
    void shows_its_metrics_to_prometheus() {
      HttpResponse<String> metrics = get(process.healthPort(), "/metrics");

      assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
      assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void is_not_ready_while_temporal_does_not_answer() {
      server.close();

      assertThat(get(process.healthPort(), "/ready"))
          .returns(503, HttpResponse::statusCode)
          .returns("Temporal does not answer\n", HttpResponse::body);
      assertThat(get(process.healthPort(), "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void finishes_what_it_has_begun_before_it_stops() throws InterruptedException {
      WorkflowStub parcel = parcel();
      floor.begun.await();

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(process::close);
      while (get(process.healthPort(), "/ready").statusCode() == 200) {
        Thread.onSpinWait();
      }
      floor.mayEnd.countDown();
      stopped.join();
      process.awaitTermination();

      assertThat(parcelActivityResults(parcel)).containsExactly("packed on a virtual thread: true");
    }

    private List<String> parcelActivityResults(WorkflowStub parcel) {
      return ours.client().fetchHistory(parcel.getExecution().getWorkflowId()).getEvents().stream()
          .filter(event -> event.hasActivityTaskCompletedEventAttributes())
          .map(event ->
              LenientConverter.create()
                  .fromPayload(
                      event.getActivityTaskCompletedEventAttributes().getResult().getPayloads(0),
                      String.class,
                      String.class))
          .toList();
    }

    @Test
    void can_be_closed_twice() {
      process.close();
      process.close();
    }
  }

  @Nested
  class A_worker_that_cannot_start {
    private StartFailure failure(LockstepConfig config) {
      return catchThrowableOfType(
          StartFailure.class,
          () ->
              WorkerProcess.start(
                  config,
                  (ignored, temporal, metrics) ->
                      new WorkerParts(List.of(), OperationsWork.NONE, Map.of()),
                  Duration.ZERO));
    }

    @Test
    void says_that_temporal_does_not_answer() throws IOException {
      int unused;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        unused = socket.getLocalPort();
      }

      assertThat(failure(config("127.0.0.1:" + unused, 0)))
          .hasMessage(
              "Temporal does not answer at 127.0.0.1:%d. Start it, or correct temporal.address (and temporal.tls): UNAVAILABLE.",
              unused);
    }

    @Test
    void says_that_its_health_port_is_taken() throws IOException {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        assertThat(failure(config("127.0.0.1:7233", taken.getLocalPort())))
            .hasMessage(
                "Health and metrics cannot be served at 127.0.0.1:%d. Choose another port in worker.health.port, or 0 for a free one.",
                taken.getLocalPort());
      }
    }
  }
}
