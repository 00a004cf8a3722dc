package dev.lockstep.temporal;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The SDK's test server on a loopback port. Its own {@code TestServer.createPortBoundServer} would
 * listen on every interface and cannot choose a free port, so the same services are bound here.
 */
public final class InMemoryServer implements LocalTemporal {
  private static final long STOP_SECONDS = 5;

  private final TestServicesStarter services;
  private final Server server;
  private final String target;

  private InMemoryServer(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
    this.target = InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
  }

  static InMemoryServer start(LocalTemporalOptions options) {
    boolean timeStandsAsItIs = true;
    TestServicesStarter services = new TestServicesStarter(timeStandsAsItIs, 0);
    InMemoryServer started =
        new InMemoryServer(services, listen(services, options.port().orElse(0)));
    Readiness.await(started, options.searchAttributes());
    return started;
  }

  private static Server listen(TestServicesStarter services, int port) {
    ServerBuilder<?> builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    try {
      return builder.build().start();
    } catch (IOException e) {
      services.close();
      throw new LocalTemporalFailure(
          "The in-memory Temporal server cannot listen on port %d. Choose another port, or none for a free one."
              .formatted(port),
          e);
    }
  }

  @Override
  public Kind kind() {
    return Kind.IN_MEMORY;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public Optional<URI> webUi() {
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    if (server.isShutdown()) {
      return;
    }
    server.shutdown();
    services.close();
    try {
      if (!server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
