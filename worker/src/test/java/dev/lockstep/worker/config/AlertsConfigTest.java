package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.alerts.Severity;
import dev.lockstep.alerts.policy.AlertRules;
import dev.lockstep.alerts.policy.LadderStep;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsConfigTest extends ConfigLoaderSetting {
  private static final String ALERTS =
      """
      alerts:
        channels:
          ops-slack: {slack: {url: {file: slack}}}
          it-teams: {teams: {url: {file: slack}}}
          lead: {mail: {to: [lead@shop.example]}}
          pager: {webhook: {url: {file: slack}, secret: {file: signing}}}
        routes:
          operations:
            - {channels: [ops-slack]}
            - {channels: [lead], escalateAfter: 2h}
            - {channels: [pager], escalateAfter: 4h, counted: always}
        otherwise:
          - {channels: [it-teams]}
        businessHours:
          timeZone: Europe/London
          days: [monday, saturday]
          from: 08:00
          to: 18:00
          holidays: [2026-12-25]
        quietHours:
          info: {from: 18:00, to: 08:00}
        severities: {sku-unknown: critical}
        mail: {host: smtp.shop.example, from: lockstep@shop.example}
      """;

  @BeforeEach
  void the_secrets_it_names() throws IOException {
    Files.writeString(directory.resolve("slack"), "https://hooks.example/services/T0/B0/x");
    Files.writeString(directory.resolve("signing"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  private List<String> mistakesIn(String text, String replacement) {
    assertThat(ALERTS).contains(text);
    return mistakes(SMALLEST + ALERTS.replace(text, replacement));
  }

  @Test
  void without_the_section_nobody_is_told() {
    assertThat(load(SMALLEST).alerts()).isNull();
  }

  @Test
  void ladders_hours_and_severities_become_rules() {
    AlertsConfig alerts = load(SMALLEST + ALERTS).alerts();
    assertThat(alerts).isNotNull();
    AlertRules rules = alerts == null ? null : alerts.rules();
    if (rules == null) {
      throw new AssertionError("no rules");
    }

    assertThat(rules.channels())
        .containsExactlyInAnyOrder("ops-slack", "it-teams", "lead", "pager");
    assertThat(rules.routes().get(Owner.OPERATIONS))
        .containsExactly(
            new LadderStep(List.of("ops-slack"), Duration.ZERO, LadderStep.Counted.BUSINESS_HOURS),
            new LadderStep(List.of("lead"), Duration.ofHours(2), LadderStep.Counted.BUSINESS_HOURS),
            new LadderStep(List.of("pager"), Duration.ofHours(4), LadderStep.Counted.ALWAYS));
    assertThat(rules.hours().zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(rules.hours().days())
        .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    assertThat(rules.hours().holidays()).containsExactly(LocalDate.of(2026, 12, 25));
    assertThat(rules.quiet()).containsOnlyKeys(Severity.INFO);
    assertThat(rules.severity(ExceptionCode.SKU_UNKNOWN)).isEqualTo(Severity.CRITICAL);
    assertThat(rules.severity(ExceptionCode.SKU_MALFORMED)).isEqualTo(Severity.WARNING);
    assertThat(rules.remindEvery()).isEqualTo(Duration.ofHours(4));
    assertThat(rules.growthEvery()).isEqualTo(Duration.ofMinutes(10));
    assertThat(rules.resolvedAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rules.digestAbove()).isEqualTo(5);
  }

  @Test
  void a_route_to_a_channel_there_is_not_names_the_likely_one() {
    assertThat(mistakesIn("[ops-slack]", "[ops-slak]"))
        .containsExactly(
            "line 22: alerts.routes.operations[0].channels names an unknown channel: 'ops-slak'. Did you mean 'ops-slack'?");
    assertThat(mistakesIn("- {channels: [it-teams]}", "- {channels: [nobody-at-all]}"))
        .containsExactly(
            "line 26: alerts.otherwise[0].channels names an unknown channel: 'nobody-at-all'. Known here: it-teams, lead, ops-slack, pager.");
  }

  @Test
  void all_mistakes_are_told_together() {
    assertThat(
            mistakes(
                SMALLEST
                    + ALERTS
                        .replace("[ops-slack]", "[ops]")
                        .replace("from: 08:00", "from: eight")
                        .replace("sku-unknown", "sku-lost")
                        .replace("timeZone: Europe/London", "timeZone: Europe/Londn")))
        .hasSize(4);
  }

  @Test
  void a_channel_is_of_exactly_one_kind() {
    assertThat(mistakesIn("{slack: {url: {file: slack}}}", "{}"))
        .singleElement()
        .asString()
        .endsWith(
            "alerts.channels.ops-slack is refused: a channel is one of slack, teams, mail and webhook.");
  }

  @Test
  void an_address_that_is_none_is_refused_without_showing_it() throws IOException {
    Files.writeString(directory.resolve("slack"), "hooks.example/very-secret");

    assertThat(mistakes(SMALLEST + ALERTS))
        .hasSize(3)
        .allSatisfy(mistake ->
            assertThat(mistake)
                .contains("url holds no address that begins with https:// or http://.")
                .doesNotContain("very-secret"));
  }

  @Test
  void mail_needs_a_server() {
    assertThat(mistakesIn("  mail: {host: smtp.shop.example, from: lockstep@shop.example}\n", ""))
        .singleElement()
        .asString()
        .endsWith(
            "alerts is refused: a channel is mail, but there is no server for it. Add mail beside channels.");
  }

  @Test
  void every_exception_reaches_somebody() {
    assertThat(mistakesIn("  otherwise:\n    - {channels: [it-teams]}\n", ""))
        .singleElement()
        .asString()
        .endsWith(
            "alerts is refused: otherwise needs at least one step, so that every exception reaches somebody.");
  }

  @Test
  void a_ladder_goes_upwards() {
    assertThat(mistakesIn("escalateAfter: 4h", "escalateAfter: 1h"))
        .singleElement()
        .asString()
        .endsWith(
            "alerts is refused: routes.operations[2].escalateAfter is shorter than that of the step before it.");
  }
}
