package dev.lockstep.rehearsal;

import dev.lockstep.rehearsal.report.Happening;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was done to the system, and when; times are since the start of the run. */
final class Timeline {
  private final long began = System.nanoTime();
  private final Collection<Happening> happenings = new ConcurrentLinkedQueue<>();

  /** How long the run has taken so far. */
  Duration now() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void note(String kind, String what) {
    happenings.add(new Happening(now(), kind, what));
  }

  List<Happening> happenings() {
    return happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
  }

  int count(String kind) {
    return (int) happenings.stream().filter(each -> each.kind().equals(kind)).count();
  }
}
