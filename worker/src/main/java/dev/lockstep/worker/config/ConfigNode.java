package dev.lockstep.worker.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One place in the file. Lines count from 1; 0 stands for a default, which has no line. */
sealed interface ConfigNode {
  int line();

  /** Keys and what they hold, in the order of the file. */
  record Block(int line, Map<String, Entry> entries) implements ConfigNode {
    public Block {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Block empty(int line) {
      return new Block(line, Map.of());
    }

    /** The block with these keys alone. */
    Block only(Collection<String> keys) {
      Map<String, Entry> kept = new LinkedHashMap<>(entries);
      kept.keySet().retainAll(keys);
      return new Block(line, kept);
    }

    /** What stands under a key; {@link Nothing} where the key is absent. */
    ConfigNode at(String key) {
      Entry entry = entries.get(key);
      return entry == null ? new Nothing(line) : entry.node();
    }
  }

  /** What stands under a key, and the line of the key. */
  record Entry(int line, ConfigNode node) {}

  record Items(int line, List<ConfigNode> nodes) implements ConfigNode {
    public Items {
      nodes = List.copyOf(nodes);
    }
  }

  /** A single value as it is written, without quotes. */
  record Value(int line, String text) implements ConfigNode {}

  /** A key with nothing behind it, or no key at all. */
  record Nothing(int line) implements ConfigNode {}
}
