package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import dev.lockstep.platform.scayle.ScayleAddressRules.StreetForm;
import dev.lockstep.platform.scayle.ScayleWebhookSettings.AcknowledgedAs;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScayleSettingsTest {
  @TestFactory
  Stream<DynamicTest> what_is_assumed_in_code_is_what_the_reference_says() {
    return Stream.of(
            ScayleOrderRules.ASSUMED,
            ScayleAddressRules.ASSUMED,
            ScayleReportRules.ASSUMED,
            ScaylePace.ASSUMED)
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
          if (!documented.isEmpty()) {
            component.getAccessor().setAccessible(true);
            assertThat(words(component.getAccessor().invoke(settings)))
                .isEqualTo(words(documented));
          }
        });
  }

  /** Single words; a set says nothing about their order. */
  private static Collection<String> words(Object value) {
    return switch (value) {
      case String text when text.startsWith("[") ->
          new TreeSet<>(List.of(text.substring(1, text.length() - 1).replace("'", "").split(", ")));
      case Enum<?> word -> Set.of(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case Duration time when time.toSeconds() % 86_400 == 0 -> Set.of(time.toDays() + "d");
      case Duration time when time.toSeconds() % 60 == 0 -> Set.of(time.toMinutes() + "m");
      case Duration time -> Set.of(time.toSeconds() + "s");
      case Collection<?> items -> new TreeSet<>(items.stream().map(String::valueOf).toList());
      default -> Set.of(value.toString());
    };
  }

  @Test
  void an_incomplete_address_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> Tenant.settings(URI.create("tenant.example/api"), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The base address must be complete and begin with https:// or http://.");
  }

  @Test
  void a_release_note_needs_a_prefix_that_can_be_told() {
    assertThatThrownBy(() -> Tenant.settings(URI.create("https://tenant.example/api"), " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be blank");
  }

  @Test
  void a_line_of_a_pick_up_point_names_only_what_there_is() {
    assertThatThrownBy(
            () -> new ScayleAddressRules(StreetForm.SEPARATE, List.of("{postNumber}"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Use {description}, {key}, {customerKey}, {type}, {street}.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-colon", ":no-user"})
  void credentials_are_a_user_and_a_password_and_are_not_repeated(String pair) {
    assertThatThrownBy(() ->
            new ScayleWebhookSettings(
                List.of(new Secret("path")),
                List.of(new Secret(pair)),
                null,
                AcknowledgedAs.ORDER_ID,
                201,
                "rejected",
                Duration.ofSeconds(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Credentials are written as user:password.");
  }

  @Test
  void without_a_path_or_credentials_nobody_is_let_in() {
    assertThatThrownBy(() ->
            new ScayleWebhookSettings(
                List.of(),
                List.of(new Secret("u:p")),
                null,
                AcknowledgedAs.ORDER_ID,
                201,
                "rejected",
                Duration.ofSeconds(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Add one each to paths and credentials.");
  }
}
