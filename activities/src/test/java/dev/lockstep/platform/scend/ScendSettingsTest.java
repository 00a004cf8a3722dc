package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScendSettingsTest {
  private static final ScendAuth AUTH = ScendAuth.apiKey(new Secret("key"));
  private static final ScendSettings ASSUMED =
      ScendSettings.assumed(URI.create("https://wms.example/api"), "LOCKSTEP", AUTH);

  @TestFactory
  Stream<DynamicTest> the_profile_in_code_is_the_profile_in_the_reference() {
    return Stream.of(
            ASSUMED, AUTH, ASSUMED.orders(), ASSUMED.lengths(), ASSUMED.paths(), ASSUMED.pace())
        .flatMap(settings ->
            Arrays.stream(settings.getClass().getRecordComponents())
                .map(component -> defaultOf(settings, component)));
  }

  private static DynamicTest defaultOf(Record settings, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    return DynamicTest.dynamicTest(
        settings.getClass().getSimpleName() + "." + component.getName(),
        () -> {
          assertThat(setting).as("@Setting").isNotNull();
          String documented = setting.byDefault();
          if (!documented.isEmpty() && !documented.equals("{}")) {
            component.getAccessor().setAccessible(true);
            assertThat(yaml(component.getAccessor().invoke(settings)))
                .isEqualTo(documented.replace("'", ""));
          }
        });
  }

  private static String yaml(Object value) {
    return switch (value) {
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Duration time when time.toSeconds() % 60 == 0 -> time.toMinutes() + "m";
      case Duration time -> time.toSeconds() + "s";
      case Collection<?> items ->
          "[" + String.join(", ", items.stream().map(String::valueOf).toList()) + "]";
      default -> value.toString();
    };
  }

  @Test
  void an_incomplete_address_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> ScendSettings.assumed(URI.create("wms.example/api"), "LOCKSTEP", AUTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The base address must be complete and begin with https:// or http://.");
  }

  @Test
  void a_path_without_its_hole_is_refused() {
    assertThatThrownBy(() -> new ScendPaths("/o", "/o/{id}", "/c", "/s", "/ss", "/p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The path order must contain {ref}: /o/{id}.");
  }

  @Test
  void our_reason_is_sent_as_a_code_of_scends() {
    assertThat(ScendOrderRules.ASSUMED.reasonCode("FRAUD")).isEqualTo("FRAUD");
    assertThat(ScendOrderRules.ASSUMED.reasonCode("Ada changed her mind")).isEqualTo("OTHER");
    assertThat(
            new ScendOrderRules(
                    ScendOrderRules.CreateVerb.PUT,
                    false,
                    true,
                    true,
                    true,
                    Duration.ofMinutes(15),
                    ASSUMED.orders().createConflictStatuses(),
                    ASSUMED.orders().referencePattern(),
                    Map.of("FRAUD", "RISK"))
                .reasonCode("FRAUD"))
        .isEqualTo("RISK");
  }

  @Test
  void nothing_shows_a_secret() {
    assertThat(ScendAuth.basic("lockstep", new Secret("hush")).toString()).doesNotContain("hush");
  }
}
