package dev.lockstep.temporal;

import java.net.URI;
import java.util.Optional;

/**
 * A running Temporal server with the namespace {@code default}, owned by this process. It is ready
 * when the factory method returns, and ends with {@link #close()} or with the process.
 */
public sealed interface LocalTemporal extends AutoCloseable permits DevServer, InMemoryServer {
  String NAMESPACE = "default";

  /** What stands behind the address. The wire name appears in reports. */
  enum Kind {
    DEV_SERVER("dev-server"),
    IN_MEMORY("in-memory");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String toString() {
      return wireName;
    }
  }

  Kind kind();

  /** Host and port for clients and workers, such as {@code 127.0.0.1:7233}. */
  String target();

  /** Absent where the server has none. */
  Optional<URI> webUi();

  /** May be repeated. Open workflows are lost unless a database file was given. */
  @Override
  void close();

  /**
   * The better server of the two that this CLI allows: a real one if it was found.
   *
   * @throws LocalTemporalFailure if it does not start
   */
  static LocalTemporal start(TemporalCli cli, LocalTemporalOptions options) {
    return switch (cli) {
      case TemporalCli.Found found -> devServer(found, options);
      case TemporalCli.Missing missing -> inMemory(options);
    };
  }

  /**
   * A real server with Web UI and visibility.
   *
   * @throws LocalTemporalFailure if it does not start
   */
  static DevServer devServer(TemporalCli.Found cli, LocalTemporalOptions options) {
    return DevServer.start(cli, options);
  }

  /**
   * The SDK's test server in this JVM, without time skipping: no Web UI, no listing, no schedules.
   *
   * @throws LocalTemporalFailure if it does not start
   */
  static InMemoryServer inMemory(LocalTemporalOptions options) {
    return InMemoryServer.start(options);
  }
}
