package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.cin7core.Cin7CoreWebhookHealth.Condition;
import dev.lockstep.platform.cin7core.Cin7CoreWebhookHealth.Reach;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.webhook.WebhookFinding;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.cin7core.Cin7WebhookTarget;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook that the platform switched off is noticed and switched on again. */
class Cin7CoreWebhookHealthTest {
  private static final String RECEIVER = "http://127.0.0.1:9/webhooks/erp";
  private static final Set<String> TYPES = Set.of("Sale/OrderAuthorised", "Sale/Voided");

  private final Cin7StandIn standIn =
      Cin7StandIn.start(Cin7Options.defaults().with().minute(Duration.ofMillis(1)).build());
  private final PlatformContext context = TestAccount.context();
  private final Cin7CoreWebhookHealth health =
      Cin7CoreWebhookHealth.connect(
          TestAccount.CONNECTION, TestAccount.setup(standIn.apiUri()).build(), context);

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  private void subscribe(String type, String address) {
    standIn.subscribe(type, Cin7WebhookTarget.bearer(URI.create(address), "token"));
  }

  /** Nobody listens there, so that the platform gives up after six attempts. */
  private void letItBeSwitchedOff() throws InterruptedException {
    standIn.merchant().place(TestAccount.sale(1));
    assertThat(standIn.outbox().drain(Duration.ofSeconds(20))).isTrue();
    assertThat(standIn.ledger().facts("WEBHOOK_DEACTIVATED")).hasSize(1);
  }

  @Test
  void tells_what_reaches_us_what_does_not_and_what_nobody_set_up() throws InterruptedException {
    subscribe("Sale/OrderAuthorised", RECEIVER + "/hush");
    assertThat(health.look(RECEIVER, TYPES))
        .containsExactly(
            new Reach("Sale/OrderAuthorised", Condition.ACTIVE),
            new Reach("Sale/Voided", Condition.MISSING));

    letItBeSwitchedOff();

    assertThat(health.look(RECEIVER, TYPES))
        .containsExactly(
            new Reach("Sale/OrderAuthorised", Condition.INACTIVE),
            new Reach("Sale/Voided", Condition.MISSING));
  }

  @Test
  void switches_it_on_again_with_all_that_it_had() throws InterruptedException {
    subscribe("Sale/OrderAuthorised", RECEIVER + "/hush");
    letItBeSwitchedOff();

    assertThat(health.mend(RECEIVER, TYPES))
        .contains(new Reach("Sale/OrderAuthorised", Condition.ACTIVE));
    health.mend(RECEIVER, TYPES);

    assertThat(standIn.ledger().facts("WEBHOOK_ACTIVATED")).hasSize(1);
  }

  @Test
  void the_sweep_of_orders_switches_it_on_and_says_which_it_was() throws InterruptedException {
    TestAccount.Setup setup = TestAccount.setup(standIn.apiUri());
    setup.webhookReceiver = RECEIVER;
    OrderSource source = TestAccount.source(setup.build(), context);
    subscribe("Sale/OrderAuthorised", RECEIVER + "/hush");
    letItBeSwitchedOff();

    assertThat(source.webhookHealth())
        .contains(standing(WebhookHealth.Condition.STOPPED, "inactive"));
    assertThat(source.reviveWebhooks())
        .contains(standing(WebhookHealth.Condition.REVIVED, "inactive"));
    assertThat(source.reviveWebhooks())
        .contains(standing(WebhookHealth.Condition.HEALTHY, "active"))
        .contains(new WebhookHealth("Sale/Voided", WebhookHealth.Condition.MISSING, "none"));
    assertThat(standIn.ledger().facts("WEBHOOK_ACTIVATED")).hasSize(1);
  }

  @Test
  void whoever_sets_it_up_is_told_what_is_missing_off_or_not_ours() throws InterruptedException {
    subscribe("Sale/OrderAuthorised", RECEIVER + "/hush");
    letItBeSwitchedOff();
    subscribe("Sale/Voided", RECEIVER + "/hush");

    assertThat(inspected(RECEIVER, URI.create("https://hooks.example/webhooks/erp")))
        .contains(
            WebhookFinding.wrong(
                "webhookReceiver is not the beginning of the address below webhooks.publicUrl.",
                "Correct one of the two."),
            WebhookFinding.wrong(
                "Webhook 'Sale/OrderAuthorised' is switched off.",
                "The next sweep switches it on again; look why six attempts in a row failed."),
            WebhookFinding.wrong(
                "No webhook 'Sale/Undo' sends to webhookReceiver.",
                "Create it in Cin7 with our address, or correct webhookReceiver."),
            WebhookFinding.well("Webhook 'Sale/Voided' is on."));
    assertThat(inspected(RECEIVER, URI.create(RECEIVER)))
        .extracting(WebhookFinding::what)
        .noneMatch(what -> what.startsWith("webhookReceiver"));
    assertThat(inspected(null, URI.create(RECEIVER)))
        .singleElement()
        .extracting(WebhookFinding::verdict)
        .isEqualTo(WebhookFinding.Verdict.NOTE);
  }

  private List<WebhookFinding> inspected(@Nullable String ours, URI receiver) {
    TestAccount.Setup setup = TestAccount.setup(standIn.apiUri());
    setup.webhookReceiver = ours;
    return new Cin7CorePlatform()
        .inspectWebhooks(
            TestAccount.CONNECTION,
            setup.build(),
            new Cin7CoreWebhookSettings(
                List.of(new Secret("hush")), List.of(), "x-lockstep-key", List.of()),
            Optional.of(receiver),
            context);
  }

  private static WebhookHealth standing(WebhookHealth.Condition condition, String says) {
    return new WebhookHealth("Sale/OrderAuthorised", condition, says);
  }

  @Test
  void leaves_the_webhooks_of_others_alone() throws InterruptedException {
    subscribe("Sale/OrderAuthorised", "http://127.0.0.1:9/somebody/else");
    letItBeSwitchedOff();

    assertThat(health.mend(RECEIVER, TYPES))
        .contains(new Reach("Sale/OrderAuthorised", Condition.MISSING));
    assertThat(standIn.ledger().facts("WEBHOOK_ACTIVATED")).isEmpty();
  }

  @Test
  void says_so_where_it_cannot_find_out() {
    standIn
        .faults()
        .add(FaultRule.once("GET", "/ExternalApi/v2/webhooks", FaultKind.ERROR_BEFORE_COMMIT));

    assertThatExceptionOfType(PlatformFailure.class).isThrownBy(() -> health.look(RECEIVER, TYPES));
  }
}
