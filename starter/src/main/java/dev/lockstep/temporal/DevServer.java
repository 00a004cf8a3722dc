package dev.lockstep.temporal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lockstep.worker.SearchAttributeSetup;
import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code temporal server start-dev} as a child process, with Web UI. */
public final class DevServer implements LocalTemporal {
  private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final long PAUSE_MILLIS = 100;
  private static final int ATTEMPTS = 3;

  private final TemporalCli.Found cli;
  private final LocalTemporalOptions options;
  private final Path output;
  private final int port;
  private final int uiPort;
  private final Thread stopWithJvm = new Thread(this::stop, "temporal-dev-server-stop");
  private volatile @Nullable Process process;
  private volatile boolean closed;

  private DevServer(TemporalCli.Found cli, LocalTemporalOptions options, Path output) {
    this.cli = cli;
    this.options = options;
    this.output = output;
    this.port = options.port().orElseGet(DevServer::freePort);
    this.uiPort = options.uiPort().orElseGet(DevServer::freePort);
  }

  static DevServer start(TemporalCli.Found cli, LocalTemporalOptions options) {
    Path output = options.outputFile().orElseGet(DevServer::temporaryFile);
    boolean portsAreChosenHere = options.port().isEmpty() || options.uiPort().isEmpty();
    for (int attempt = 1; ; attempt++) {
      DevServer server = new DevServer(cli, options, output);
      Runtime.getRuntime().addShutdownHook(server.stopWithJvm);
      try {
        server.launch();
        return server;
      } catch (LocalTemporalFailure e) {
        // Between choosing a free port and using it, somebody else may have taken it.
        server.close();
        if (!portsAreChosenHere || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public Kind kind() {
    return Kind.DEV_SERVER;
  }

  @Override
  public String target() {
    return HOST + ":" + port;
  }

  @Override
  public Optional<URI> webUi() {
    return Optional.of(URI.create("http://" + HOST + ":" + uiPort));
  }

  /** What the server printed, for a person who wants to know why it failed. */
  public Path output() {
    return output;
  }

  /**
   * Kills the server as a crash would and starts it again on the same ports and database file.
   *
   * @throws IllegalStateException without a database file, since every workflow would be lost
   * @throws LocalTemporalFailure if it does not start again
   */
  public synchronized void restart() {
    if (options.databaseFile().isEmpty()) {
      throw new IllegalStateException(
          "A server without a database file loses its workflows in a restart. Give one with keptIn(file).");
    }
    Process running = process;
    if (running != null) {
      awaitEnd(running.destroyForcibly());
    }
    launch();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(stopWithJvm);
    } catch (IllegalStateException e) {
      // The JVM is stopping already, and with it the server.
    }
  }

  private void launch() {
    Process started;
    try {
      started =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      started.getOutputStream().close();
    } catch (IOException e) {
      throw new LocalTemporalFailure(
          "The Temporal CLI does not start: %s. Name another one with --temporal-cli."
              .formatted(cli.path()),
          e);
    }
    process = started;
    if (closed) {
      started.destroyForcibly();
    }
    awaitReady(started);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(cli.path().toString());
    command.addAll(List.of("server", "start-dev", "--log-level", "error"));
    command.addAll(List.of("--ip", HOST, "--port", Integer.toString(port)));
    command.addAll(List.of("--ui-port", Integer.toString(uiPort)));
    options
        .searchAttributes()
        .forEach((name, type) ->
            command.addAll(
                List.of("--search-attribute", name + "=" + SearchAttributeSetup.cliName(type))));
    options
        .databaseFile()
        .ifPresent(file -> command.addAll(List.of("--db-filename", file.toString())));
    return command;
  }

  /** A database file of an earlier run may lack attributes that the flags do not add any more. */
  private void awaitReady(Process started) {
    WorkflowServiceStubs stubs = Readiness.connect(target());
    try {
      long deadline = System.nanoTime() + SECONDS.toNanos(START_SECONDS);
      while (!isListening() || !isHealthy(stubs)) {
        if (started.waitFor(PAUSE_MILLIS, MILLISECONDS)) {
          throw new LocalTemporalFailure(
              "The Temporal server ended while it was starting. It said: %s (all of it in %s)"
                  .formatted(lastLine(), output));
        }
        if (System.nanoTime() > deadline) {
          throw new LocalTemporalFailure(
              "The Temporal server did not answer within %d s. See what it printed in %s."
                  .formatted(START_SECONDS, output));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalTemporalFailure("The start of the Temporal server was interrupted.", e);
    } finally {
      stubs.shutdownNow();
    }
    Readiness.await(this, options.searchAttributes());
  }

  /** Asked first, since a gRPC channel that once failed to connect waits a second for the next. */
  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isHealthy(WorkflowServiceStubs stubs) {
    try {
      var unused = stubs.healthCheck();
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(output);
      return lines.isEmpty() ? "nothing" : lines.getLast();
    } catch (IOException e) {
      return "nothing that can be read";
    }
  }

  private void stop() {
    closed = true;
    Process running = process;
    if (running != null) {
      running.destroy();
      awaitEnd(running);
    }
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(STOP_SECONDS, SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalTemporalFailure("No free port was found on " + HOST + ".", e);
    }
  }

  private static Path temporaryFile() {
    try {
      return Files.createTempFile("lockstep-temporal-", ".log");
    } catch (IOException e) {
      throw new LocalTemporalFailure(
          "No temporary file can be made for what the Temporal server prints. Check the disk and java.io.tmpdir.",
          e);
    }
  }
}
