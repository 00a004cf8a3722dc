package dev.lockstep.sandbox.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** When requests came in, by the machine's own steady clock; recorded only where somebody asks. */
public final class Arrivals {
  private final AtomicBoolean recording = new AtomicBoolean();
  private final List<Long> nanos = new ArrayList<>();

  /** Forgets what there is and records from now on. */
  public void record() {
    synchronized (nanos) {
      nanos.clear();
    }
    recording.set(true);
  }

  /** Readings of {@link System#nanoTime}, ascending; controls are not counted. */
  public List<Long> nanos() {
    synchronized (nanos) {
      return List.copyOf(nanos);
    }
  }

  void arrived() {
    if (recording.get()) {
      synchronized (nanos) {
        nanos.add(System.nanoTime());
      }
    }
  }
}
