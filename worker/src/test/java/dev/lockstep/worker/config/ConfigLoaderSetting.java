package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The smallest valid file of two platforms nobody has, and what is said of it once it is changed.
 */
abstract class ConfigLoaderSetting {
  static final String SMALLEST =
      """
      connections:
        shop:
          platform: shop-o-matic
          apiUrl: https://shop.example
          token: {env: SHOP_TOKEN}
        dc:
          platform: depot
          baseUrl: https://depot.example
      links:
        uk:
          source: shop
          facilities:
            general: {warehouse: dc, facility: MAN1}
      """;

  @TempDir Path directory;
  ConfigLoader loader;

  @BeforeEach
  void a_loader_with_two_platforms() {
    loader =
        new ConfigLoader(TestPlatforms.all(), Map.of("SHOP_TOKEN", "t0p-secret", "BLANK", " "));
  }

  Path file(String yaml) {
    try {
      return Files.writeString(directory.resolve("lockstep.yaml"), yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  LockstepConfig load(String yaml) {
    return loader.load(file(yaml));
  }

  List<String> mistakes(String yaml) {
    return mistakes(file(yaml));
  }

  List<String> mistakes(Path file) {
    return catchThrowableOfType(ConfigProblems.class, () -> loader.load(file)).problems().stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  /** The smallest configuration with one text in it replaced. */
  List<String> mistakesWith(String text, String replacement) {
    assertThat(SMALLEST).contains(text);
    return mistakes(SMALLEST.replace(text, replacement));
  }

  List<String> mistakesAfter(String more) {
    return mistakes(SMALLEST + more);
  }
}
