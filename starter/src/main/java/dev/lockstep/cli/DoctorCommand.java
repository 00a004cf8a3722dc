package dev.lockstep.cli;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.cli.doctor.ConnectionChecks;
import dev.lockstep.cli.doctor.Observation;
import dev.lockstep.cli.doctor.ServerChecks;
import dev.lockstep.cli.doctor.WebhookChecks;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.StartFailure;
import dev.lockstep.worker.config.ConfigProblem;
import dev.lockstep.worker.config.ConfigProblems;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a set-up can work. */
@Command(
    name = "doctor",
    header = {
      "Looks at the whole set-up and says of each finding how to mend it. It only reads.",
      "",
      "  lockstep doctor --config lockstep.yaml",
      "  lockstep doctor --json | jq 'select(.verdict == \"WRONG\")'",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is wrong; notes may stand.",
      "1:Something is wrong.",
      "2:The command is wrong."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per observation and line.")
  private boolean json;

  /** Their platforms are left alone. */
  private final Set<ConnectionId> paused = new LinkedHashSet<>();

  @Override
  public Integer call() {
    List<Observation> observations = new ArrayList<>();
    Optional<LockstepConfig> read = configuration(observations);
    temporal(observations);
    read.ifPresent(it -> {
      connections(it, observations);
      webhooks(it, observations);
    });
    print(observations);
    return observations.stream().anyMatch(Observation::isWrong) ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private Optional<LockstepConfig> configuration(List<Observation> observations) {
    try {
      LockstepConfig read = Configurations.load(config.file());
      observations.add(
          Observation.ok(
              "configuration",
              "It reads; connections: %s; links: %s."
                  .formatted(named(read.connections().keySet()), named(read.links().keySet()))));
      return Optional.of(read);
    } catch (ConfigProblems e) {
      for (ConfigProblem problem : e.problems()) {
        observations.add(
            Observation.wrong(
                "configuration", problem.toString(), "Correct " + config.file() + "."));
      }
      return Optional.empty();
    }
  }

  private static String named(Set<?> ids) {
    return ids.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  /** Needs no secret of a connection, so it is looked at even if these are missing. */
  private void temporal(List<Observation> observations) {
    try (Session session = Session.at(config.file())) {
      observations.add(
          Observation.ok(
              "temporal", "It answers at %s.".formatted(session.config().temporal().address())));
      ServerChecks server =
          new ServerChecks(session.stubs(), session.namespace(), " --config " + config.file());
      bounded("namespace", observations, () -> List.of(server.namespace()));
      bounded("search attributes", observations, server::searchAttributes);
      bounded(
          "queues",
          observations,
          () -> server.queues(connections(session.config().links().values())));
      PauseDesk desk = ConnectionsCommand.desk(session);
      bounded(
          "pauses",
          observations,
          () -> server.pauses(connections(session.config().links().values()), desk));
      connections(session.config().links().values()).stream()
          .filter(id -> desk.current(id).isPresent())
          .forEach(paused::add);
    } catch (StartFailure e) {
      observations.add(
          Observation.wrong(
              "temporal",
              String.valueOf(e.getMessage()),
              "Start the server, or correct the section temporal."));
    } catch (ConfigProblems e) {
      // Said already: the whole configuration has at least the same mistakes.
    }
  }

  private void connections(LockstepConfig read, List<Observation> observations) {
    try (Metrics metrics = new Metrics()) {
      ConnectionChecks checks = new ConnectionChecks(InstantSource.system(), metrics.registry());
      Map<ConnectionId, Bounded.Asked<List<Observation>>> asked = new LinkedHashMap<>();
      read.connections().entrySet().stream()
          .filter(entry -> !paused.contains(entry.getKey()))
          .sorted(Map.Entry.comparingByKey(Comparator.comparing(ConnectionId::value)))
          .forEach(entry ->
              asked.put(
                  entry.getKey(),
                  Bounded.ask(() -> checks.check(entry.getKey(), entry.getValue()))));
      asked.forEach((id, question) ->
          observations.addAll(
              question
                  .within(wait.patience())
                  .orElseGet(() -> List.of(silent("connection " + id)))));
    }
  }

  private void webhooks(LockstepConfig read, List<Observation> observations) {
    Set<ConnectionId> sources = new LinkedHashSet<>();
    read.links().values().forEach(link -> sources.add(link.source()));
    try (Metrics metrics = new Metrics()) {
      WebhookChecks checks =
          new WebhookChecks(read.webhooks(), InstantSource.system(), metrics.registry());
      Map<ConnectionId, Bounded.Asked<List<Observation>>> asked = new LinkedHashMap<>();
      for (ConnectionId id : connections(read.links().values())) {
        WebhookChecks.Role role =
            sources.contains(id) ? WebhookChecks.Role.ORDER_SOURCE : WebhookChecks.Role.WAREHOUSE;
        asked.put(id, Bounded.ask(() -> checks.check(id, read.connections().get(id), role)));
      }
      asked.forEach((id, question) ->
          observations.addAll(
              question
                  .within(wait.patience())
                  .orElseGet(() -> List.of(silent(WebhookChecks.subject(id))))));
    }
  }

  private void bounded(
      String subject, List<Observation> observations, Supplier<List<Observation>> check) {
    observations.addAll(
        Bounded.within(wait.patience(), check).orElseGet(() -> List.of(silent(subject))));
  }

  private Observation silent(String subject) {
    return Observation.wrong(
        subject,
        "No answer within %d s.".formatted(wait.patience().toSeconds()),
        "Check address and network, or give it longer with --wait.");
  }

  private static Set<ConnectionId> connections(Collection<LinkConfig> links) {
    Set<ConnectionId> connections = new LinkedHashSet<>();
    links.forEach(link -> {
      connections.add(link.source());
      link.warehouses().stream()
          .sorted(Comparator.comparing(ConnectionId::value))
          .forEach(connections::add);
    });
    return connections;
  }

  private void print(List<Observation> observations) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      observations.forEach(observation -> out.println(Json.line(observation)));
      return;
    }
    int width = observations.stream().mapToInt(it -> it.subject().length()).max().orElse(0);
    String line = "%-5s  %-" + width + "s  %s";
    for (Observation observation : observations) {
      String verdict =
          switch (observation.verdict()) {
            case OK -> "ok";
            case NOTE -> "note";
            case WRONG -> "WRONG";
          };
      out.println(line.formatted(verdict, observation.subject(), observation.what()));
      if (observation.fix() != null) {
        out.println(line.formatted("", "", "→ " + observation.fix()));
      }
    }
    out.println();
    out.println(sentence(observations));
  }

  private static String sentence(List<Observation> observations) {
    long wrong = observations.stream().filter(Observation::isWrong).count();
    long notes =
        observations.stream().filter(it -> it.verdict() == Observation.Verdict.NOTE).count();
    return "%d looked at: %d wrong, %d to note.".formatted(observations.size(), wrong, notes);
  }
}
