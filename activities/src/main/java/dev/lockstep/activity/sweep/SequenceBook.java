package dev.lockstep.activity.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which messages of each resource this process has dealt with, by their numbers: so that the
 * overlap of two sweeps costs nothing, and so that a number left out by a listing is noticed.
 *
 * <p>Bounded: the resource longest unused is forgotten first. That is harmless, since its messages
 * are then dealt with once more.
 */
final class SequenceBook {
  /** Beyond so many holes in one resource the numbers are not what they are said to be. */
  private static final int MOST_HOLES = 100;

  private final Map<String, Pages> resources;

  /** The numbers of one resource between the first and the last one seen. */
  private static final class Pages {
    private long first;
    private long last;
    private final NavigableSet<Long> holes = new TreeSet<>();

    Pages(long first) {
      this.first = first;
      this.last = first;
    }

    boolean has(long number) {
      return number >= first && number <= last && !holes.contains(number);
    }

    void add(long number) {
      if (number > last) {
        addHoles(last + 1, number);
        last = number;
      } else if (number < first) {
        addHoles(number + 1, first);
        first = number;
      } else {
        holes.remove(number);
      }
    }

    private void addHoles(long from, long to) {
      for (long hole = from; hole < to && holes.size() < MOST_HOLES; hole++) {
        holes.add(hole);
      }
    }
  }

  /** Numbers of one resource that were left out. */
  record Holes(String resource, List<Long> numbers) {
    Holes {
      numbers = List.copyOf(numbers);
    }
  }

  SequenceBook(int capacity) {
    resources =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Pages> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized boolean has(String resource, long number) {
    Pages pages = resources.get(resource);
    return pages != null && pages.has(number);
  }

  synchronized void add(String resource, long number) {
    Pages pages = resources.get(resource);
    if (pages == null) {
      resources.put(resource, new Pages(number));
    } else {
      pages.add(number);
    }
  }

  /** Every number left out so far. */
  synchronized List<Holes> holes() {
    List<Holes> left = new ArrayList<>();
    resources.forEach((resource, pages) -> {
      if (!pages.holes.isEmpty()) {
        left.add(new Holes(resource, List.copyOf(pages.holes)));
      }
    });
    return left;
  }

  /** These numbers are not looked for any more. */
  synchronized void giveUp(Holes holes) {
    Pages pages = resources.get(holes.resource());
    if (pages != null) {
      holes.numbers().forEach(pages.holes::remove);
    }
  }
}
