package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.platform.deposco.DeposcoAuth.Grant;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeposcoSettingsTest {
  private static final DeposcoSettings USUAL =
      DeposcoSettings.of(
          URI.create("https://api.deposco.com/latest"),
          URI.create("https://auth.deposco.com/oauth2/token"),
          DeposcoAccount.AUTH,
          "HIVE");

  @TestFactory
  Stream<DynamicTest> the_defaults_in_code_are_the_defaults_in_the_reference() {
    return Stream.of(
            USUAL,
            USUAL.auth(),
            USUAL.pace(),
            USUAL.orders(),
            USUAL.shipments(),
            DeposcoWebhookSettings.provenBy(List.of(new Secret("s")), List.of()))
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
            Object value = component.getAccessor().invoke(settings);
            assertThat(value instanceof Collection<?> words ? words(words) : yaml(value))
                .isEqualTo(value instanceof Collection<?> ? listed(documented) : documented);
          }
        });
  }

  private static Set<String> words(Collection<?> words) {
    return new TreeSet<>(words.stream().map(String::valueOf).toList());
  }

  private static Set<String> listed(String yaml) {
    return new TreeSet<>(List.of(yaml.substring(1, yaml.length() - 1).split(", ", -1)));
  }

  private static String yaml(Object value) {
    return switch (value) {
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Double number when number == Math.rint(number) -> Long.toString(Math.round(number));
      case Duration time when time.toHours() % 24 == 0 && time.toDays() > 0 -> time.toDays() + "d";
      case Duration time when time.toSeconds() % 60 == 0 -> time.toMinutes() + "m";
      case Duration time -> time.toSeconds() + "s";
      default -> value.toString();
    };
  }

  @Test
  void an_incomplete_address_is_refused_without_repeating_it() {
    assertThatThrownBy(() ->
            DeposcoSettings.of(
                URI.create("api.deposco.com"), USUAL.tokenUrl(), USUAL.auth(), "HIVE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The base address must be complete and begin with https:// or http://.");
  }

  @Test
  void a_grant_takes_what_it_needs_and_nothing_else() {
    Secret secret = new Secret("hush");
    assertThatThrownBy(
            () -> new DeposcoAuth(Grant.REFRESH_TOKEN, "app", secret, null, List.of(), null, null))
        .hasMessage("The grant refresh-token needs a refreshToken.");
    assertThatThrownBy(() ->
            new DeposcoAuth(Grant.REFRESH_TOKEN, "app", secret, secret, List.of(), null, "ACME"))
        .hasMessage(
            "The grant refresh-token takes no scopes, environment or company: the token stands for them.");
    assertThatThrownBy(() ->
            new DeposcoAuth(Grant.CLIENT_CREDENTIALS, "app", secret, secret, List.of(), null, null))
        .hasMessage("The grant client-credentials takes no refreshToken.");
  }

  @Test
  void webhooks_prove_themselves_or_are_said_not_to() {
    DeposcoWebhookSettings open = DeposcoWebhookSettings.provenBy(List.of(), List.of());
    assertThat(open.unproven()).isTrue();
    assertThatThrownBy(() ->
            new DeposcoWebhookSettings(
                List.of(),
                List.of(),
                false,
                open.header(),
                open.dispatchedStatuses(),
                open.alteringStatuses(),
                open.shippedStatuses(),
                open.voidedStatuses()))
        .hasMessage(
            "Webhooks prove themselves by secrets, paths, or both. Add one, or say unproven: true.");
  }

  @Test
  void nothing_shows_a_secret() {
    assertThat(USUAL.toString())
        .doesNotContain("deposco-sandbox-secret", "deposco-sandbox-refresh-token");
  }

  @ParameterizedTest
  @CsvSource({
    "Draft, ACCEPTED",
    "New, RECEIVED",
    "Ready for Fulfillment, RECEIVED",
    "Hold, ON_HOLD",
    "Wave Built, ALLOCATED",
    "Back Ordered, BACKORDERED",
    "Partially Released, PICKING",
    "Released, PICKING",
    "Picking, PICKING",
    "Pick Complete, PICKED",
    "Partially Staged, PICKED",
    "Staged, PACKED",
    "Partially Loaded, PACKED",
    "Loaded, PACKED",
    "Partially Shipped, PART_DISPATCHED",
    "Ship Complete, DISPATCHED",
    "Canceled, CANCELLED",
    "SHIP_COMPLETE, DISPATCHED",
    "Awaiting Elves, UNMAPPED"
  })
  void every_status_word_has_its_stage(String word, FulfilmentStage stage) {
    assertThat(new StatusWords(DeposcoAccount.CONNECTION, Map.of()).stageOf(word)).isEqualTo(stage);
  }

  @Test
  void a_status_word_can_be_added_and_another_meaning_given() {
    StatusWords words =
        new StatusWords(
            DeposcoAccount.CONNECTION,
            Map.of(
                "Awaiting Elves", FulfilmentStage.QUERIED, "Released", FulfilmentStage.RELEASED));

    assertThat(words.stageOf("awaiting elves")).isEqualTo(FulfilmentStage.QUERIED);
    assertThat(words.stageOf("Released")).isEqualTo(FulfilmentStage.RELEASED);
  }
}
