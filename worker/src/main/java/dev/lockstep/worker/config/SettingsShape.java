package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keys a settings record offers. */
record SettingsShape(Class<? extends Record> type, List<Key> keys) {

  /**
   * One key.
   *
   * @param byDefault YAML; empty where there is no default
   */
  record Key(String name, Type type, boolean nullable, String meaning, String byDefault) {
    boolean hasDefault() {
      return !byDefault.isEmpty();
    }
  }

  static SettingsShape of(Class<? extends Record> type) {
    return new SettingsShape(
        type, Arrays.stream(type.getRecordComponents()).map(c -> key(type, c)).toList());
  }

  /** Whether a record is a block of settings, and not a value such as an id. */
  static boolean isSettings(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .allMatch(component -> component.isAnnotationPresent(Setting.class));
  }

  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  private static Key key(Class<?> type, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(
          "A component of a settings record carries no @Setting: %s.%s."
              .formatted(type.getSimpleName(), component.getName()));
    }
    return new Key(
        component.getName(),
        component.getGenericType(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        setting.value(),
        setting.byDefault());
  }
}
