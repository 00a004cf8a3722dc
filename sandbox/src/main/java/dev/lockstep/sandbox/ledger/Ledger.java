package dev.lockstep.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Append-only facts of one platform. */
public final class Ledger {
  private final InstantSource clock;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, List<Fact>> bySubject = new HashMap<>();

  public Ledger(InstantSource clock) {
    this.clock = clock instanceof SkewedClock skewed ? skewed.truth() : clock;
  }

  public synchronized void record(String kind, String subject, ObjectNode detail) {
    Fact fact = new Fact(facts.size() + 1L, clock.instant(), kind, subject, detail.deepCopy());
    facts.add(fact);
    bySubject.computeIfAbsent(subject, first -> new ArrayList<>()).add(fact);
  }

  public synchronized List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Those after the fact with this sequence; all of them after 0. */
  public synchronized List<Fact> factsAfter(long sequence) {
    int from = Math.clamp(sequence, 0, facts.size());
    return List.copyOf(facts.subList(from, facts.size()));
  }

  public List<Fact> facts(String kind) {
    return facts().stream().filter(fact -> fact.kind().equals(kind)).toList();
  }

  public synchronized List<Fact> factsAbout(String subject) {
    return List.copyOf(bySubject.getOrDefault(subject, List.of()));
  }
}
