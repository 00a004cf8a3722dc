package dev.lockstep.cli;

import dev.lockstep.cli.find.Queues;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.config.ConfigProblems;
import dev.lockstep.worker.config.ConnectionConfig;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The connections and how far they are behind. */
@Command(
    name = "connections",
    header = {
      "Lists the connections: platform, links, workers at it, work that waits, and the rate.",
      "",
      "  lockstep connections --config lockstep.yaml",
      ""
    },
    footer = {
      "",
      "WORKERS asked for work in the last two minutes; WAITING is Temporal's estimate of steps nobody took yet.",
      "Platform and rate need the configuration's secrets to be there. --json prints one object per line."
    },
    mixinStandardHelpOptions = true)
final class ConnectionsCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per connection and line.")
  private boolean json;

  /** What a connection is for. */
  enum Role {
    ORDER_SOURCE,
    WAREHOUSE
  }

  /** What {@code --json} prints. */
  record Line(
      String connection,
      @Nullable String platform,
      List<Role> roles,
      List<String> links,
      String queue,
      int workers,
      long waiting,
      long oldestSeconds,
      @Nullable Double activitiesPerSecond) {}

  @Override
  public Integer call() {
    try (Session session = Session.at(config.file())) {
      Optional<LockstepConfig> whole = whole();
      Queues queues = new Queues(session.stubs(), session.namespace());
      Map<LinkId, LinkConfig> links = session.config().links();
      List<Line> lines =
          wait.temporal(() ->
              connections(links).stream()
                  .sorted(Comparator.comparing(ConnectionId::value))
                  .map(each -> line(each, links, whole, queues))
                  .toList());
      if (json) {
        lines.forEach(line -> spec.commandLine().getOut().println(Json.line(line)));
      } else {
        spec.commandLine().getOut().println(table(lines).text());
      }
      return ExitCode.OK;
    }
  }

  private Optional<LockstepConfig> whole() {
    try {
      return Optional.of(Configurations.load(config.file()));
    } catch (ConfigProblems e) {
      spec.commandLine()
          .getErr()
          .println(
              "Platform and rate are not shown, since the configuration cannot be read whole here: %s"
                  .formatted(e.problems().getFirst()));
      return Optional.empty();
    }
  }

  private static Set<ConnectionId> connections(Map<LinkId, LinkConfig> links) {
    Set<ConnectionId> connections = new LinkedHashSet<>();
    links
        .values()
        .forEach(link -> {
          connections.add(link.source());
          connections.addAll(link.warehouses());
        });
    return connections;
  }

  private static Line line(
      ConnectionId connection,
      Map<LinkId, LinkConfig> links,
      Optional<LockstepConfig> whole,
      Queues queues) {
    Set<Role> roles = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    links.forEach((id, link) -> {
      if (link.source().equals(connection)) {
        roles.add(Role.ORDER_SOURCE);
        used.add(id.value());
      }
      if (link.warehouses().contains(connection)) {
        roles.add(Role.WAREHOUSE);
        used.add(id.value());
      }
    });
    Optional<ConnectionConfig<?, ?>> settings =
        whole.map(LockstepConfig::connections).map(all -> all.get(connection));
    Queues.Depth depth = queues.activities(OrderNames.connectionQueue(connection));
    return new Line(
        connection.value(),
        settings.map(it -> it.platform().name()).orElse(null),
        List.copyOf(roles),
        List.copyOf(used),
        depth.queue(),
        depth.pollers(),
        depth.waiting(),
        depth.oldest().toSeconds(),
        settings.map(ConnectionConfig::activitiesPerSecond).orElse(null));
  }

  private static Table table(List<Line> lines) {
    Table table =
        new Table(
            List.of("CONNECTION", "PLATFORM", "ROLE", "LINKS", "WORKERS", "WAITING", "RATE/S"));
    for (Line line : lines) {
      List<String> cells = new ArrayList<>();
      cells.add(line.connection());
      cells.add(OrderTable.shown(line.platform()));
      cells.add(
          String.join(
              ", ",
              line.roles().stream()
                  .map(role ->
                      switch (role) {
                        case ORDER_SOURCE -> "order source";
                        case WAREHOUSE -> "warehouse";
                      })
                  .toList()));
      cells.add(String.join(", ", line.links()));
      cells.add(Integer.toString(line.workers()));
      cells.add(
          line.waiting() == 0
              ? "0"
              : "%d, for %s"
                  .formatted(
                      line.waiting(),
                      Times.words(java.time.Duration.ofSeconds(line.oldestSeconds()))));
      cells.add(
          line.activitiesPerSecond() == null
              ? "–"
              : Double.toString(line.activitiesPerSecond()).replaceFirst("\\.0$", ""));
      table.add(cells);
    }
    return table;
  }
}
