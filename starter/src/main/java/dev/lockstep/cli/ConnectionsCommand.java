package dev.lockstep.cli;

import static java.util.stream.Collectors.joining;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.cli.find.Queues;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderNames;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.config.ConfigProblems;
import dev.lockstep.worker.config.ConnectionConfig;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
      "Lists the connections: platform, links, workers at it, work that waits, the rate used of"
          + " the",
      "rate allowed, and who paused it; pauses them for maintenance.",
      "",
      "  lockstep connections --config lockstep.yaml",
      "  lockstep connections pause dc --author jo --reason \"upgrade of the warehouse\" --until"
          + " 4h",
      "  lockstep connections drain dc",
      ""
    },
    footer = {
      "",
      "WORKERS asked for work in the last two minutes; WAITING is Temporal's estimate of steps"
          + " nobody took yet;",
      "STEPS/S is what was handed out lately of what may be, over all workers. --probe asks each"
          + " platform for an",
      "order that does not exist, and shows how long it took and what it says of its own quota; it"
          + " needs the",
      "configuration's secrets, as does PLATFORM. --json prints one object per line."
    },
    subcommands = {
      ConnectionsPause.class,
      ConnectionsDrain.class,
      ConnectionsResume.class,
      ConnectionsShow.class
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

  @Option(
      names = "--probe",
      description = "Ask each platform now, unless it is paused, with one or two cheap reads.")
  private boolean probe;

  /** Whether steps are handed out. */
  enum State {
    OPEN,
    PAUSED,
    /** Announced as paused, and its queue is open all the same. */
    PAUSED_BUT_OPEN,
    /** Somebody stopped its queue without announcing a pause. */
    STOPPED
  }

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
      @Nullable Double activitiesPerSecond,
      double perSecond,
      @Nullable Double allowedPerSecond,
      State state,
      @Nullable PauseState pause,
      ConnectionProbe.@Nullable Result probe) {

    Line probed(ConnectionProbe.@Nullable Result result) {
      return new Line(
          connection,
          platform,
          roles,
          links,
          queue,
          workers,
          waiting,
          oldestSeconds,
          activitiesPerSecond,
          perSecond,
          allowedPerSecond,
          state,
          pause,
          result);
    }
  }

  /**
   * The connection behind a name that was typed.
   *
   * @throws CliFailure where no link has it
   */
  static ConnectionId known(Session session, String name) {
    Set<ConnectionId> all = connections(session.config().links());
    return all.stream()
        .filter(each -> each.value().equals(name))
        .findFirst()
        .orElseThrow(() ->
            CliFailure.usage(
                "No link has a connection '%s'. Those there are: %s."
                    .formatted(
                        name,
                        all.stream().map(ConnectionId::value).sorted().collect(joining(", ")))));
  }

  /** The connections whose steps may call this one, itself among them. */
  static Set<ConnectionId> sharingALink(Session session, ConnectionId connection) {
    Set<ConnectionId> sharing = new LinkedHashSet<>();
    session
        .config()
        .links()
        .values()
        .forEach(link -> {
          if (link.source().equals(connection) || link.warehouses().contains(connection)) {
            sharing.add(link.source());
            sharing.addAll(link.warehouses());
          }
        });
    return sharing;
  }

  static PauseDesk desk(Session session) {
    return new PauseDesk(session.client(), InstantSource.system());
  }

  static State state(Optional<PauseState> pause, Queues.Depth depth) {
    if (pause.isPresent()) {
      return depth.isStopped() ? State.PAUSED : State.PAUSED_BUT_OPEN;
    }
    return depth.isStopped() ? State.STOPPED : State.OPEN;
  }

  static String words(State state) {
    return switch (state) {
      case OPEN -> "open";
      case PAUSED -> "paused";
      case PAUSED_BUT_OPEN -> "announced as paused, but its queue is open: pause it again";
      case STOPPED -> "stopped without a pause: resume it";
    };
  }

  static String sentence(PauseState pause) {
    return "%s is paused since %s by %s (%s), %s"
        .formatted(
            pause.connection(),
            pause.since().truncatedTo(ChronoUnit.SECONDS),
            pause.author(),
            pause.reason(),
            pause.until() == null
                ? "until somebody resumes it"
                : "until " + pause.until().truncatedTo(ChronoUnit.SECONDS));
  }

  static String waiting(long waiting, long oldestSeconds) {
    return waiting == 0
        ? "0"
        : "%d, for %s".formatted(waiting, Times.words(Duration.ofSeconds(oldestSeconds)));
  }

  /** What was handed out of what may be. */
  static String rate(double perSecond, @Nullable Double allowed) {
    String used = String.format(Locale.ROOT, "%.1f", perSecond);
    return allowed == null ? used : "%s of %s".formatted(used, plain(allowed));
  }

  private static String plain(double number) {
    return Double.toString(number).replaceFirst("\\.0$", "");
  }

  @Override
  public Integer call() {
    try (Session session = Session.at(config.file())) {
      Optional<LockstepConfig> whole = whole();
      Queues queues = new Queues(session.stubs(), session.namespace());
      PauseDesk desk = desk(session);
      Map<LinkId, LinkConfig> links = session.config().links();
      List<Line> asked =
          wait.temporal(() ->
              connections(links).stream()
                  .sorted(Comparator.comparing(ConnectionId::value))
                  .map(each -> line(each, links, whole, queues, desk))
                  .toList());
      List<Line> lines = probe ? probed(asked, whole) : asked;
      if (json) {
        lines.forEach(line -> spec.commandLine().getOut().println(Json.line(line)));
      } else {
        spec.commandLine().getOut().println(table(lines).text());
        lines.forEach(this::remarks);
      }
      return ExitCode.OK;
    }
  }

  /** What has no room in a column. */
  private void remarks(Line line) {
    if (line.pause() != null) {
      spec.commandLine().getOut().println(sentence(line.pause()) + ".");
    }
    switch (line.state()) {
      case OPEN, PAUSED -> {}
      case PAUSED_BUT_OPEN, STOPPED ->
          spec.commandLine().getOut().println(line.connection() + " is " + words(line.state()));
    }
    if (line.probe() != null) {
      spec.commandLine()
          .getOut()
          .println("%s: %s".formatted(line.connection(), line.probe().sentence()));
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
      Queues queues,
      PauseDesk desk) {
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
    Optional<PauseState> pause = desk.current(connection);
    return new Line(
        connection.value(),
        settings.map(it -> it.platform().name()).orElse(null),
        List.copyOf(roles),
        List.copyOf(used),
        depth.queue(),
        depth.pollers(),
        depth.waiting(),
        depth.oldest().toSeconds(),
        settings.map(ConnectionConfig::activitiesPerSecond).orElse(null),
        depth.perSecond(),
        depth.allowed(),
        state(pause, depth),
        pause.orElse(null),
        null);
  }

  private List<Line> probed(List<Line> lines, Optional<LockstepConfig> whole) {
    if (whole.isEmpty()) {
      return lines;
    }
    List<ConnectionId> open =
        lines.stream()
            .filter(line -> line.pause() == null)
            .map(line -> new ConnectionId(line.connection()))
            .toList();
    Map<ConnectionId, ConnectionProbe.Result> results =
        new ConnectionProbe(wait.patience()).ask(whole.get(), open);
    return lines.stream()
        .map(line -> line.probed(results.get(new ConnectionId(line.connection()))))
        .toList();
  }

  private static Table table(List<Line> lines) {
    Table table =
        new Table(
            List.of(
                "CONNECTION",
                "PLATFORM",
                "ROLE",
                "LINKS",
                "WORKERS",
                "WAITING",
                "STEPS/S",
                "STATE"));
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
      cells.add(waiting(line.waiting(), line.oldestSeconds()));
      cells.add(rate(line.perSecond(), line.allowedPerSecond()));
      cells.add(line.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      table.add(cells);
    }
    return table;
  }
}
