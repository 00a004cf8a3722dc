package dev.lockstep.cli;

import dev.lockstep.cli.doctor.ConnectionChecks;
import dev.lockstep.cli.doctor.Observation;
import dev.lockstep.cli.doctor.QuotaHeaders;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.config.LockstepConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks platforms side by side how they are. */
final class ConnectionProbe {
  private final Duration patience;

  /**
   * How one platform is.
   *
   * @param calls how many it took, that for an access token among them
   * @param slowestMillis of them
   * @param quota what it says of its own quota, by header; none where it says nothing
   */
  record Result(
      Observation.Verdict verdict,
      String what,
      int calls,
      long slowestMillis,
      Map<String, String> quota) {

    String sentence() {
      String said =
          quota.isEmpty()
              ? ""
              : " Its quota: %s."
                  .formatted(
                      quota.entrySet().stream()
                          .map(each -> each.getKey() + " " + each.getValue())
                          .collect(Collectors.joining(", ")));
      return "%s %d calls, the slowest %d ms.%s".formatted(what, calls, slowestMillis, said);
    }
  }

  ConnectionProbe(Duration patience) {
    this.patience = patience;
  }

  Map<ConnectionId, Result> ask(LockstepConfig config, Collection<ConnectionId> connections) {
    try (Metrics metrics = new Metrics()) {
      ConnectionChecks checks = new ConnectionChecks(InstantSource.system(), metrics.registry());
      Map<ConnectionId, Bounded.Asked<Result>> asked = new LinkedHashMap<>();
      connections.forEach(id ->
          Optional.ofNullable(config.connections().get(id))
              .ifPresent(connection ->
                  asked.put(
                      id,
                      Bounded.ask(() -> {
                        QuotaHeaders heard = new QuotaHeaders();
                        return result(checks.check(id, connection, heard), heard);
                      }))));
      Map<ConnectionId, Result> results = new LinkedHashMap<>();
      asked.forEach(
          (id, question) -> results.put(id, question.within(patience).orElseGet(this::silent)));
      return results;
    }
  }

  private Result silent() {
    return new Result(
        Observation.Verdict.WRONG,
        "No answer within %d s.".formatted(patience.toSeconds()),
        0,
        patience.toMillis(),
        Map.of());
  }

  /** The worst of what was seen. */
  private static Result result(List<Observation> observations, QuotaHeaders heard) {
    Observation worst =
        observations.stream()
            .reduce((one, other) -> other.verdict().compareTo(one.verdict()) > 0 ? other : one)
            .orElseGet(() -> Observation.ok("", "It was not asked."));
    return new Result(
        worst.verdict(), worst.what(), heard.calls(), heard.slowestMillis(), heard.quota());
  }
}
