package dev.lockstep.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.rehearsal.verdict.Verdict;
import dev.lockstep.rehearsal.verdict.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A run for machines. Keys only grow. */
public final class JsonReport {
  private static final double MILLIS_PER_SECOND = 1000;

  private JsonReport() {}

  /**
   * One object on one line: counts of orders, one count for each {@link Violation}, {@code kills},
   * {@code restarts}, {@code faults} by kind, {@code seconds}, {@code latencies} in seconds by
   * stage, {@code flaws}, {@code verdict} ({@code passed} or {@code failed}).
   */
  public static String object(RunRecord run) {
    Verdict verdict = run.verdict();
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("orders", run.orders())
            .put("confirmed", verdict.confirmed())
            .put("cancelled", verdict.cancelled())
            .put("parked", verdict.parked());
    verdict.counts().forEach((violation, count) -> object.put(violation.key(), count));
    object.put("kills", run.kills()).put("restarts", run.restarts());
    ObjectNode faults = object.putObject("faults");
    run.faults().forEach(faults::put);
    object
        .put("seconds", run.took().toSeconds())
        .put("profile", run.profile())
        .put("seed", run.seed());
    latencies(object.putObject("latencies"), run.latenciesByStage());
    ArrayNode flaws = object.putArray("flaws");
    verdict
        .flaws()
        .forEach(flaw ->
            flaws
                .addObject()
                .put("violation", flaw.violation().key())
                .put("link", flaw.link())
                .put("order", flaw.order())
                .put("sentence", flaw.sentence()));
    return object
        .put("command", run.command())
        .put("verdict", verdict.passed() ? "passed" : "failed")
        .toString();
  }

  private static void latencies(ObjectNode object, Map<String, List<Duration>> byStage) {
    byStage.forEach((stage, durations) ->
        Spread.of(durations)
            .ifPresent(spread ->
                object
                    .putObject(stage)
                    .put("count", spread.count())
                    .put("p50", seconds(spread.p50()))
                    .put("p90", seconds(spread.p90()))
                    .put("p99", seconds(spread.p99()))
                    .put("max", seconds(spread.max()))));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
