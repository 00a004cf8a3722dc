package dev.lockstep.rehearsal.report;

import dev.lockstep.rehearsal.verdict.Flaw;
import dev.lockstep.rehearsal.verdict.Verdict;
import dev.lockstep.rehearsal.verdict.Violation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs to report on. */
final class Runs {
  private Runs() {}

  static RunRecord passed() {
    return run(new Verdict(3, Map.of(), List.of(), 2, 1, 0));
  }

  static RunRecord failed(Flaw... flaws) {
    Map<Violation, Integer> counts = new EnumMap<>(Violation.class);
    for (Flaw flaw : flaws) {
      counts.merge(flaw.violation(), 1, Integer::sum);
    }
    return run(new Verdict(3, counts, List.of(flaws), 1, 1, 0));
  }

  static Flaw lost(String order) {
    return new Flaw(
        Violation.LOST, "shop-depot", order, "Nothing in the warehouse, and nobody was told.");
  }

  private static RunRecord run(Verdict verdict) {
    Map<String, Integer> faults = new LinkedHashMap<>();
    faults.put("DROP_REPLY", 2);
    faults.put("RATE_LIMITED", 5);
    Map<String, List<Duration>> latencies = new LinkedHashMap<>();
    latencies.put(
        "placed to warehouse",
        IntStream.rangeClosed(1, 100).mapToObj(i -> Duration.ofMillis(10L * i)).toList());
    latencies.put(RunRecord.RECOVERY, List.of(Duration.ofSeconds(4), Duration.ofMillis(800)));
    return new RunRecord(
        "lockstep rehearse --orders 3 --seed 7",
        7,
        "usual",
        3,
        Duration.ofSeconds(83),
        List.of(
            new Happening(Duration.ofSeconds(10), Happening.KILL, "worker 1, SIGKILL"),
            new Happening(Duration.ofSeconds(12), "DROP_REPLY", "scend"),
            new Happening(Duration.ofSeconds(20), Happening.WINDOW, "scend, 5 s"),
            new Happening(Duration.ofSeconds(30), Happening.RESTART, "Temporal")),
        List.of(
            sample(0, 3, 0, 0),
            sample(20, 1, 2, 0),
            sample(40, 0, 1, 2),
            new StageSample(Duration.ofSeconds(83), stages(0, 0, 2))),
        faults,
        1,
        1,
        latencies,
        verdict);
  }

  private static StageSample sample(int second, int releasing, int awaiting, int confirmed) {
    return new StageSample(Duration.ofSeconds(second), stages(releasing, awaiting, confirmed));
  }

  private static Map<String, Integer> stages(int releasing, int awaiting, int confirmed) {
    Map<String, Integer> stages = new LinkedHashMap<>();
    stages.put("RELEASING", releasing);
    stages.put("AWAITING_DISPATCH", awaiting);
    stages.put(StageSample.SHOWN, confirmed);
    return stages;
  }
}
