package dev.lockstep.worker.config;

import dev.lockstep.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the configuration file, with its secrets, and checks it as a whole. */
public final class ConfigLoader {
  private static final String ADVICE = "Copy lockstep.example.yaml and start from there.";

  private final List<Platform<?, ?>> platforms;
  private final Map<String, String> environment;

  /**
   * @param platforms every platform a connection may be on
   * @param environment where {@code {env: NAME}} looks
   */
  public ConfigLoader(List<Platform<?, ?>> platforms, Map<String, String> environment) {
    this.platforms = List.copyOf(platforms);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads a file; relative paths in it start from its own directory.
   *
   * @throws ConfigProblems with all mistakes at once
   */
  public LockstepConfig load(Path file) {
    return load(file, this::everything);
  }

  /**
   * Reads what concerns running orders, and looks for no secret of a connection: whoever asks an
   * order need not be allowed to read them.
   *
   * @throws ConfigProblems with all mistakes at once
   */
  public OrdersConfig loadForOrders(Path file) {
    return load(file, this::orders);
  }

  /** Fills the settings from a file. Null where it could not; the reason is then in the report. */
  private interface Filling<T> {
    @Nullable T fill(ConfigNode.Block root, Path directory, Report report);
  }

  private static <T> T load(Path file, Filling<T> filling) {
    Path absolute = file.toAbsolutePath().normalize();
    Report report = new Report();
    T config =
        text(absolute, report)
            .flatMap(text -> YamlTree.read(text, report))
            .flatMap(root -> block(root, report))
            .map(root -> filling.fill(root, absolute.resolveSibling(""), report))
            .orElse(null);
    if (config == null || !report.isEmpty()) {
      throw ConfigProblems.of(absolute, report.problems());
    }
    return config;
  }

  private static Optional<String> text(Path file, Report report) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      report.add(0, "The file does not exist. Name another one, or create it. " + ADVICE);
    } catch (IOException e) {
      report.add(0, "The file cannot be read. It must be a text file this account may read.");
    }
    return Optional.empty();
  }

  private static Optional<ConfigNode.Block> block(ConfigNode root, Report report) {
    if (root instanceof ConfigNode.Block block) {
      return Optional.of(block);
    }
    report.add(0, "The file holds no settings. " + ADVICE);
    return Optional.empty();
  }

  private @Nullable LockstepConfig everything(
      ConfigNode.Block root, Path directory, Report report) {
    Connections connections = new Connections(platforms, root);
    Binder binder =
        new Binder(
            report,
            new SecretSource(directory, environment),
            Map.of(
                ConnectionConfig.class, connections::connection,
                WebhooksConfig.Endpoint.class, connections::endpoint));
    LockstepConfig config = binder.bind(LockstepConfig.class, root, "");
    new References(root, connections.roles(report), report).check();
    return config;
  }

  private @Nullable OrdersConfig orders(ConfigNode.Block root, Path directory, Report report) {
    Binder binder = new Binder(report, new SecretSource(directory, environment), Map.of());
    ConfigNode.Block ours = root.only(SettingsShape.of(OrdersConfig.class).names());
    OrdersConfig config = binder.bind(OrdersConfig.class, ours, "");
    new References(root, Map.of(), report).check();
    return config;
  }
}
