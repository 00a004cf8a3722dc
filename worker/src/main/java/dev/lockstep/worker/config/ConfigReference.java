package dev.lockstep.worker.config;

import dev.lockstep.common.Secret;
import dev.lockstep.platform.Platform;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every setting there is, as Markdown tables made from the settings records themselves. */
public final class ConfigReference {
  private final StringBuilder text = new StringBuilder();

  private ConfigReference() {}

  /** One table per block, in the order of the file; then those of each platform. */
  public static String markdown(List<Platform<?, ?>> platforms) {
    ConfigReference reference = new ConfigReference();
    reference.section("The file", "", List.of(LockstepConfig.class));
    for (Platform<?, ?> platform : platforms) {
      reference.section(
          "`connections.<name>` with `platform: " + platform.name() + "`",
          "connections.<name>",
          List.of(ConnectionConfig.Common.class, platform.settings()));
      reference.section(
          "`webhooks.endpoints.<name>` of a connection on " + platform.name(),
          "webhooks.endpoints.<name>",
          List.of(platform.webhookSettings()));
    }
    return reference.text.toString();
  }

  private void section(String title, String path, List<Class<? extends Record>> types) {
    text.append("### ").append(title).append("\n\n");
    text.append("| key | what it is | default | |\n|---|---|---|---|\n");
    List<Below> below = new ArrayList<>();
    for (Class<? extends Record> type : types) {
      for (SettingsShape.Key key : SettingsShape.of(type).keys()) {
        text.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(key.name(), kind(key.type()), standard(key), key.meaning()));
        below(key.type(), Binder.join(path, key.name()), below);
      }
    }
    text.append("\n");
    below.forEach(it -> section("`" + it.path() + "`", it.path(), List.of(it.type())));
  }

  /** A block inside a block. */
  private record Below(String path, Class<? extends Record> type) {}

  private static void below(Type type, String path, List<Below> below) {
    if (type instanceof ParameterizedType several) {
      Type[] arguments = several.getActualTypeArguments();
      if (several.getRawType() == Map.class) {
        below(arguments[1], path + ".<name>", below);
      } else if (several.getRawType() == List.class) {
        below(arguments[0], path + "[]", below);
      }
    } else if (type instanceof Class<?> raw && isBlock(raw)) {
      below.add(new Below(path, raw.asSubclass(Record.class)));
    }
  }

  private static boolean isBlock(Class<?> type) {
    return type != Secret.class
        && type != WebhooksConfig.Endpoint.class
        && SettingsShape.isSettings(type);
  }

  private static String kind(Type type) {
    if (type instanceof ParameterizedType several) {
      Type[] arguments = several.getActualTypeArguments();
      if (several.getRawType() == Map.class) {
        return "by name: " + kind(arguments[1]);
      }
      return several.getRawType() == List.class || several.getRawType() == Set.class
          ? "list: " + kind(arguments[0])
          : "block";
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Secret.class) {
      return "secret";
    }
    return Scalars.reads(raw) ? Scalars.nameOf(raw) : "block";
  }

  private static String standard(SettingsShape.Key key) {
    if (key.hasDefault()) {
      return "`" + key.byDefault().replace("|", "\\|") + "`";
    }
    boolean mayBeAbsent = key.nullable() || key.type() instanceof ParameterizedType;
    return mayBeAbsent ? "none" : "**required**";
  }
}
