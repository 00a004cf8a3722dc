package dev.lockstep.sandbox.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is said of names by globs. Whoever asks for one name meets only the globs that begin as it
 * does, so thousands of them about other names cost nothing.
 */
public final class GlobIndex<T> {
  private final Map<String, List<Entry<T>>> byStart = new HashMap<>();
  private long added;

  private record Entry<T>(long number, Glob glob, T value) {}

  public synchronized void add(String glob, T value) {
    Glob compiled = new Glob(glob);
    byStart
        .computeIfAbsent(compiled.start(), first -> new ArrayList<>())
        .add(new Entry<>(++added, compiled, value));
  }

  public synchronized void clear() {
    byStart.clear();
  }

  /** All that is said of the name, the newest first. */
  public synchronized List<T> of(String name) {
    List<Entry<T>> found = new ArrayList<>();
    for (int end = 0; end <= name.length(); end++) {
      for (Entry<T> entry : byStart.getOrDefault(name.substring(0, end), List.of())) {
        if (entry.glob().matches(name)) {
          found.add(entry);
        }
      }
    }
    return newestFirst(found.stream());
  }

  /** All that is said of any name, the newest first. */
  public synchronized List<T> all() {
    return newestFirst(byStart.values().stream().flatMap(List::stream));
  }

  private static <T> List<T> newestFirst(Stream<Entry<T>> entries) {
    return entries
        .sorted(Comparator.comparingLong((Entry<T> entry) -> entry.number()).reversed())
        .map(Entry::value)
        .toList();
  }
}
