package dev.lockstep.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which words were seen, up to a bound, so that each is reported once. */
public final class OncePerWord {
  private static final int MOST = 1_000;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** Runs {@code report} where {@code word} is new. */
  public void firstTime(String word, Runnable report) {
    if (seen.size() < MOST && seen.add(word)) {
      report.run();
    }
  }
}
