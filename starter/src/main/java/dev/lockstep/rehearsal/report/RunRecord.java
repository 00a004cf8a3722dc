package dev.lockstep.rehearsal.report;

import dev.lockstep.rehearsal.verdict.Verdict;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a rehearsal went.
 *
 * @param command that holds the same rehearsal once more
 * @param happenings in the order of their time
 * @param samples in the order of their time, a second or so apart
 * @param faults how often each kind struck
 * @param kills of workers and receivers
 * @param restarts of Temporal
 * @param latenciesByStage one duration for each order that passed the stage; under {@link
 *     #RECOVERY} one for each kill and restart, in the order of {@code happenings}: from there to
 *     the first progress after it
 */
public record RunRecord(
    String command,
    long seed,
    String profile,
    int orders,
    Duration took,
    List<Happening> happenings,
    List<StageSample> samples,
    Map<String, Integer> faults,
    int kills,
    int restarts,
    Map<String, List<Duration>> latenciesByStage,
    Verdict verdict) {
  /** The key of the recoveries among the latencies. */
  public static final String RECOVERY = "recovery";

  public RunRecord {
    happenings = List.copyOf(happenings);
    samples = List.copyOf(samples);
    faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
    Map<String, List<Duration>> copy = new LinkedHashMap<>();
    latenciesByStage.forEach((stage, latencies) -> copy.put(stage, List.copyOf(latencies)));
    latenciesByStage = Collections.unmodifiableMap(copy);
  }
}
