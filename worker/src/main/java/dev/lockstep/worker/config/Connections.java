package dev.lockstep.worker.config;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads connections and their webhooks: which keys these have depends on the platform. */
final class Connections {
  private final Map<String, Platform<?, ?>> platforms = new TreeMap<>();
  private final ConfigNode.Block root;
  private final Map<String, Bound> bound = new LinkedHashMap<>();

  /** What a connection can be to a link. */
  enum Role {
    ORDER_SOURCE,
    WAREHOUSE
  }

  private record Bound(ConnectionConfig<?, ?> connection, int line) {}

  Connections(List<Platform<?, ?>> platforms, ConfigNode.Block root) {
    platforms.forEach(platform -> this.platforms.put(platform.name(), platform));
    this.root = root;
  }

  @Nullable Object connection(Binder binder, ConfigNode node, String path) {
    Optional<ConfigNode.Block> block = binder.block(node, path);
    if (block.isEmpty()) {
      return null;
    }
    Platform<?, ?> platform = platform(block.get());
    if (platform == null) {
      reportPlatform(binder.report(), block.get(), path);
      return null;
    }
    List<Record> parts =
        binder.bindTogether(
            List.of(ConnectionConfig.Common.class, platform.settings()), block.get(), path);
    if (parts == null) {
      return null;
    }
    var common = (ConnectionConfig.Common) parts.getFirst();
    ConnectionConfig<?, ?> connection =
        configured(platform, common.activitiesPerSecond(), parts.getLast());
    bound.put(lastOf(path), new Bound(connection, block.get().line()));
    return connection;
  }

  @Nullable Object endpoint(Binder binder, ConfigNode node, String path) {
    Platform<?, ?> platform = platformOf(lastOf(path));
    if (platform == null) {
      return null; // an unknown connection or platform, which is reported where it is named
    }
    Record settings = binder.bind(platform.webhookSettings(), node, path);
    return settings == null ? null : new WebhooksConfig.Endpoint(settings);
  }

  /** What each connection that could be read can be; building one tells, and calls nobody. */
  Map<String, Set<Role>> roles(Report report) {
    PlatformContext context = PlatformContext.system(new SimpleMeterRegistry());
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    bound.forEach((name, entry) -> {
      try {
        roles.put(name, roles(new ConnectionId(name), entry.connection(), context));
      } catch (IllegalArgumentException e) {
        report.add(entry.line(), "connections." + name + " is refused: " + e.getMessage());
      }
    });
    return roles;
  }

  private static Set<Role> roles(
      ConnectionId id, ConnectionConfig<?, ?> connection, PlatformContext context) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (connection.orderSource(id, context).isPresent()) {
      roles.add(Role.ORDER_SOURCE);
    }
    if (connection.warehouse(id, context).isPresent()) {
      roles.add(Role.WAREHOUSE);
    }
    return roles;
  }

  private @Nullable Platform<?, ?> platformOf(String connection) {
    return root.at("connections") instanceof ConfigNode.Block connections
            && connections.at(connection) instanceof ConfigNode.Block block
        ? platform(block)
        : null;
  }

  private @Nullable Platform<?, ?> platform(ConfigNode.Block connection) {
    return connection.at("platform") instanceof ConfigNode.Value(int line, String name)
        ? platforms.get(name)
        : null;
  }

  private void reportPlatform(Report report, ConfigNode.Block connection, String path) {
    String known = "Known platforms: " + Likely.listed(platforms.keySet()) + ".";
    if (connection.at("platform") instanceof ConfigNode.Value(int line, String name)) {
      String guess =
          Likely.nearest(name, platforms.keySet())
              .map(near -> "Did you mean '" + near + "'? ")
              .orElse("");
      report.add(
          line, "%s.platform is not a platform: '%s'. %s%s".formatted(path, name, guess, known));
    } else {
      report.add(
          connection.line(),
          "%s.platform is missing: Name of the platform. %s".formatted(path, known));
    }
  }

  private static <C extends Record, W extends Record> ConnectionConfig<C, W> configured(
      Platform<C, W> platform, double activitiesPerSecond, Record settings) {
    return new ConnectionConfig<>(
        platform, activitiesPerSecond, platform.settings().cast(settings));
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
