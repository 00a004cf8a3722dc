package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.WebhookHealth.Condition;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subscription that does not deliver is noticed, and started again where that can be done. */
class CommercetoolsSubscriptionsTest {
  private static final String STOPPED = "ConfigurationErrorDeliveryStopped";

  private final CommercetoolsStandIn standIn =
      CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
  private final PlatformContext context = TestProject.context();
  private final OrderSource byKey = source(Set.of("lockstep"), Set.of());

  private OrderSource source(Set<String> keys, Set<String> ids) {
    return new CommercetoolsPlatform()
        .orderSource(
            new ConnectionId("shop"),
            TestProject.settings(standIn.baseUri(), null, keys, ids),
            context)
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  private static WebhookHealth lockstep(Condition condition, String says) {
    return new WebhookHealth("lockstep", condition, says);
  }

  private String status() {
    return standIn.subscription().path("status").asText();
  }

  private void destination(String... fields) {
    ObjectNode destination = standIn.subscription().objectNode();
    for (int i = 0; i < fields.length; i += 2) {
      destination.put(fields[i], fields[i + 1]);
    }
    standIn.subscriptionDestination(destination);
  }

  @ParameterizedTest
  @CsvSource({
    "Healthy, HEALTHY",
    "ConfigurationError, DELAYED",
    "TemporaryError, DELAYED",
    "ConfigurationErrorDeliveryStopped, STOPPED",
    "ManuallySuspended, STOPPED",
    "SomethingNewSinceThen, STOPPED"
  })
  void each_status_is_told_in_its_own_word(String status, Condition condition) {
    standIn.subscriptionStatus(status);

    assertThat(byKey.webhookHealth()).containsExactly(lockstep(condition, status));
    assertThat(status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "Healthy, HEALTHY",
    "TemporaryError, DELAYED",
    "ConfigurationErrorDeliveryStopped, STOPPED"
  })
  void by_its_id_the_health_needs_no_scope_and_says_less(String status, Condition condition) {
    standIn.subscriptionStatus(status);
    String id = standIn.subscription().path("id").asText();

    assertThat(source(Set.of(), Set.of(id)).webhookHealth())
        .singleElement()
        .satisfies(health -> assertThat(health.name()).isEqualTo(id))
        .satisfies(health -> assertThat(health.condition()).isEqualTo(condition));
  }

  @Test
  void one_that_does_not_exist_is_missing() {
    assertThat(source(Set.of("nobody"), Set.of("no-id")).webhookHealth())
        .containsExactly(
            new WebhookHealth("nobody", Condition.MISSING, "none"),
            new WebhookHealth("no-id", Condition.MISSING, "none"));
  }

  @Test
  void where_none_is_named_the_capability_is_not_claimed() {
    OrderSource unnamed = source(Set.of(), Set.of());

    assertThat(unnamed.capabilities()).doesNotContain(Capability.WEBHOOK_HEALTH);
    assertThat(unnamed.webhookHealth()).isEmpty();
    assertThat(byKey.capabilities()).contains(Capability.WEBHOOK_HEALTH, Capability.MESSAGE_LOG);
  }

  @Nested
  class One_that_was_stopped {
    @Test
    void is_started_again_by_its_own_destination() {
      standIn.subscriptionStatus(STOPPED);
      ObjectNode before = standIn.subscription();

      assertThat(byKey.reviveWebhooks()).containsExactly(lockstep(Condition.REVIVED, STOPPED));

      assertThat(status()).isEqualTo("Healthy");
      assertThat(standIn.subscription().path("destination")).isEqualTo(before.path("destination"));
      assertThat(byKey.reviveWebhooks()).containsExactly(lockstep(Condition.HEALTHY, "Healthy"));
    }

    @Test
    void stays_so_where_its_destination_holds_a_secret_that_does_not_come_back() {
      destination("type", "SNS", "topicArn", "arn:1", "authenticationMode", "Credentials");
      standIn.subscriptionStatus(STOPPED);

      assertThat(byKey.reviveWebhooks())
          .containsExactly(
              lockstep(Condition.STOPPED, STOPPED + "; its destination holds a secret"));
      assertThat(status()).isEqualTo(STOPPED);
    }

    @Test
    void is_started_again_where_a_role_stands_for_the_secret() {
      destination("type", "SNS", "topicArn", "arn:1", "authenticationMode", "IAM");
      standIn.subscriptionStatus(STOPPED);

      assertThat(byKey.reviveWebhooks()).containsExactly(lockstep(Condition.REVIVED, STOPPED));
    }

    @Test
    void and_that_the_platform_will_not_start_says_with_which_code() {
      standIn.subscriptionStatus(STOPPED);
      standIn
          .faults()
          .add(
              FaultRule.once("POST", "/sandbox/subscriptions/*", FaultKind.ERROR_BEFORE_COMMIT)
                  .status(400)
                  .code("InvalidInput"));

      assertThat(byKey.reviveWebhooks())
          .containsExactly(lockstep(Condition.STOPPED, STOPPED + "; refused with InvalidInput"));
    }

    @Test
    void and_whose_restart_gets_no_answer_is_looked_at_next_time() {
      standIn.subscriptionStatus(STOPPED);
      standIn
          .faults()
          .add(FaultRule.once("POST", "/sandbox/subscriptions/*", FaultKind.DROP_REPLY));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(byKey::reviveWebhooks)
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(byKey.reviveWebhooks()).containsExactly(lockstep(Condition.HEALTHY, "Healthy"));
    }
  }

  @ParameterizedTest
  @CsvSource({"ConfigurationError, DELAYED", "ManuallySuspended, STOPPED"})
  void what_the_platform_or_its_people_have_to_mend_is_left_to_them(
      String status, Condition condition) {
    standIn.subscriptionStatus(status);

    assertThat(byKey.reviveWebhooks()).containsExactly(lockstep(condition, status));
    assertThat(standIn.subscription().path("version").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_BEFORE_COMMIT, UNAVAILABLE",
    "RATE_LIMITED, RATE_LIMITED",
    "HTML_PAGE, UNAVAILABLE",
    "CONNECTION_RESET, UNAVAILABLE",
    "TRUNCATED_BODY, UNAVAILABLE"
  })
  void a_failed_look_throws_and_is_never_missing(FaultKind fault, FailureKind kind) {
    standIn.faults().add(FaultRule.once("GET", "/sandbox/subscriptions/*", fault));

    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(byKey::webhookHealth)
        .extracting(PlatformFailure::kind)
        .isEqualTo(kind);
  }
}
