package dev.lockstep.board;

import dev.lockstep.connection.PauseState;
import dev.lockstep.sweep.SweepResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists as the test writes them; remembers what it was asked. */
final class FakeVisibility implements Visibility {
  final List<OpenOrder> orders = new ArrayList<>();
  final List<SweepSeen> sweeps = new ArrayList<>();
  final List<PauseState> pauses = new ArrayList<>();
  final Map<String, Long> counts = new HashMap<>();
  final Map<String, SweepResult> results = new HashMap<>();
  final List<String> counted = new ArrayList<>();
  final List<String> listed = new ArrayList<>();
  final List<SweepSeen> read = new ArrayList<>();

  @Override
  public long count(String query) {
    counted.add(query);
    return counts.getOrDefault(query, 0L);
  }

  @Override
  public List<OpenOrder> orders(String query, int most) {
    listed.add(query);
    boolean all = query.equals(Which.ALL.query());
    return orders.stream()
        .filter(order -> all || query.contains("LockstepStage=\"" + order.stage() + "\""))
        .limit(most)
        .toList();
  }

  @Override
  public List<SweepSeen> sweeps(Instant since, int most) {
    return List.copyOf(sweeps);
  }

  @Override
  public List<PauseState> pauses(int most) {
    return List.copyOf(pauses);
  }

  @Override
  public Optional<SweepResult> result(SweepSeen sweep) {
    read.add(sweep);
    return Optional.ofNullable(results.get(sweep.workflowId()));
  }
}
