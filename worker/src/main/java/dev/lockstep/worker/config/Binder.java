package dev.lockstep.worker.config;

import dev.lockstep.common.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills settings records from the tree. Whatever does not fit goes into the report, and the rest is
 * read on; what could not be read is null, and so is every record it was needed for.
 */
final class Binder {
  private final Report report;
  private final SecretSource secrets;
  private final Map<Class<?>, Special> specials;

  /** Reads a type in its own way. Null where it could not; the reason is then in the report. */
  interface Special {
    @Nullable Object bind(Binder binder, ConfigNode node, String path);
  }

  Binder(Report report, SecretSource secrets, Map<Class<?>, Special> specials) {
    this.report = report;
    this.secrets = secrets;
    this.specials = Map.copyOf(specials);
  }

  Report report() {
    return report;
  }

  /** Fills one record from a block; {@code path} is empty for the whole file. */
  <T extends Record> @Nullable T bind(Class<T> type, ConfigNode node, String path) {
    List<Record> bound = bindTogether(List.of(type), node, path);
    return bound == null ? null : type.cast(bound.getFirst());
  }

  /** Fills several records from one block, in which their keys stand side by side. */
  @Nullable List<Record> bindTogether(
      List<Class<? extends Record>> types, ConfigNode node, String path) {
    Optional<ConfigNode.Block> block = block(node, path);
    if (block.isEmpty()) {
      return null;
    }
    List<SettingsShape> shapes = types.stream().map(SettingsShape::of).toList();
    refuseUnknown(block.get(), shapes, path);
    List<Record> bound = new ArrayList<>();
    for (SettingsShape shape : shapes) {
      Record filled = fill(shape, block.get(), path);
      if (filled != null) {
        bound.add(filled);
      }
    }
    return bound.size() == shapes.size() ? bound : null;
  }

  /** A block; nothing counts as an empty one, anything else is a mistake. */
  Optional<ConfigNode.Block> block(ConfigNode node, String path) {
    return switch (node) {
      case ConfigNode.Block block -> Optional.of(block);
      case ConfigNode.Nothing nothing -> Optional.of(ConfigNode.Block.empty(nothing.line()));
      case ConfigNode.Value value -> {
        report.add(value.line(), subject(path) + " is a block of keys, not a single value.");
        yield Optional.empty();
      }
      case ConfigNode.Items items -> {
        report.add(items.line(), subject(path) + " is a block of keys, not a list.");
        yield Optional.empty();
      }
    };
  }

  private void refuseUnknown(ConfigNode.Block block, List<SettingsShape> shapes, String path) {
    List<String> known = shapes.stream().flatMap(shape -> shape.names().stream()).toList();
    block
        .entries()
        .forEach((key, entry) -> {
          if (!known.contains(key)) {
            report.add(
                entry.line(), join(path, key) + " is not a setting. " + Likely.hint(key, known));
          }
        });
  }

  private @Nullable Record fill(SettingsShape shape, ConfigNode.Block block, String path) {
    @Nullable Object[] values = new @Nullable Object[shape.keys().size()];
    boolean complete = true;
    for (int i = 0; i < values.length; i++) {
      SettingsShape.Key key = shape.keys().get(i);
      ConfigNode node = block.at(key.name());
      boolean optional = node instanceof ConfigNode.Nothing && absentIsFine(key);
      values[i] = optional ? absent(key) : value(key, node, join(path, key.name()));
      complete &= optional || values[i] != null;
    }
    return complete ? construct(shape.type(), values, block.line(), path) : null;
  }

  private @Nullable Object value(SettingsShape.Key key, ConfigNode node, String path) {
    if (node instanceof ConfigNode.Nothing) {
      if (key.hasDefault()) {
        return bindType(key.type(), YamlTree.readDefault(key.byDefault()), path);
      }
      report.add(node.line(), path + " is missing: " + key.meaning());
      return null;
    }
    return bindType(key.type(), node, path);
  }

  private static boolean absentIsFine(SettingsShape.Key key) {
    return !key.hasDefault() && (key.nullable() || isCollection(raw(key.type())));
  }

  private static @Nullable Object absent(SettingsShape.Key key) {
    Class<?> type = raw(key.type());
    if (key.nullable()) {
      return null;
    }
    return type == Map.class ? Map.of() : type == Set.class ? Set.of() : List.of();
  }

  private static boolean isCollection(Class<?> type) {
    return type == Map.class || type == List.class || type == Set.class;
  }

  private @Nullable Object bindType(Type type, ConfigNode node, String path) {
    Class<?> raw = raw(type);
    Special special = specials.get(raw);
    if (special != null) {
      return special.bind(this, node, path);
    }
    if (raw == Map.class) {
      return map((ParameterizedType) type, node, path);
    }
    if (raw == List.class || raw == Set.class) {
      List<Object> items =
          items(((ParameterizedType) type).getActualTypeArguments()[0], node, path);
      return items == null || raw == List.class
          ? items
          : Collections.unmodifiableSet(new LinkedHashSet<>(items));
    }
    if (raw == Secret.class) {
      return secret(node, path);
    }
    if (SettingsShape.isSettings(raw)) {
      return bind(raw.asSubclass(Record.class), node, path);
    }
    return scalar(raw, node, path);
  }

  private @Nullable Object map(ParameterizedType type, ConfigNode node, String path) {
    Optional<ConfigNode.Block> block = block(node, path);
    if (block.isEmpty()) {
      return null;
    }
    Class<?> keyType = raw(type.getActualTypeArguments()[0]);
    Map<Object, Object> entries = new LinkedHashMap<>();
    boolean complete = true;
    for (var entry : block.get().entries().entrySet()) {
      String below = join(path, entry.getKey());
      ConfigNode keyNode = new ConfigNode.Value(entry.getValue().line(), entry.getKey());
      Object key = scalar(keyType, keyNode, below);
      Object value = bindType(type.getActualTypeArguments()[1], entry.getValue().node(), below);
      if (key != null && value != null) {
        entries.put(key, value);
      } else {
        complete = false;
      }
    }
    return complete ? Collections.unmodifiableMap(entries) : null;
  }

  private @Nullable List<Object> items(Type type, ConfigNode node, String path) {
    if (!(node instanceof ConfigNode.Items(int line, List<ConfigNode> nodes))) {
      report.add(node.line(), path + " is a list. Write [a, b], or one '- a' per line.");
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Object item = bindType(type, nodes.get(i), path + "[" + i + "]");
      if (item != null) {
        items.add(item);
      }
    }
    return items.size() == nodes.size() ? List.copyOf(items) : null;
  }

  private @Nullable Object secret(ConfigNode node, String path) {
    try {
      return secrets.fetch(node);
    } catch (Scalars.Unreadable e) {
      report.add(node.line(), path + " " + e.getMessage());
      return null;
    }
  }

  private @Nullable Object scalar(Class<?> type, ConfigNode node, String path) {
    if (!Scalars.reads(type)) {
      throw new IllegalStateException("A setting has a type nobody can read: " + type + ".");
    }
    if (!(node instanceof ConfigNode.Value(int line, String text))) {
      report.add(node.line(), path + " is a single value, not a block or a list.");
      return null;
    }
    if (text.isBlank()) {
      report.add(line, path + " is empty. Write a value, or remove the key.");
      return null;
    }
    try {
      return Scalars.read(type, text);
    } catch (Scalars.Unreadable e) {
      report.add(line, path + " " + e.getMessage());
      return null;
    }
  }

  private @Nullable Record construct(
      Class<? extends Record> type, @Nullable Object[] values, int line, String path) {
    try {
      Constructor<? extends Record> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refusal)) {
        throw new IllegalStateException("A settings record failed: " + type + ".", e.getCause());
      }
      report.add(line, subject(path) + " is refused: " + refusal.getMessage());
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A settings record cannot be made: " + type + ".", e);
    }
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String subject(String path) {
    return path.isEmpty() ? "The configuration" : path;
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }
}
