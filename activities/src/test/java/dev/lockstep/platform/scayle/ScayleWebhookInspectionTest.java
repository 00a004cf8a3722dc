package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.WebhookFinding;
import dev.lockstep.sandbox.scayle.ScayleEndpoint;
import dev.lockstep.sandbox.scayle.ScayleKey;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scayle.Scope;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever sets up the calls is told about the tenant's side of them. */
class ScayleWebhookInspectionTest {
  private static final URI RECEIVER = URI.create("https://hooks.example.com/webhooks/shop");

  private final PlatformContext context = Tenant.context(new Tenant.Clock());
  private ScayleStandIn standIn = start(Set.of(Scope.values()));

  private static ScayleStandIn start(Set<Scope> scopes) {
    return ScayleStandIn.start(
        ScayleOptions.defaults()
            .with()
            .keys(List.of(new ScayleKey(ScayleOptions.TOKEN, scopes)))
            .build());
  }

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  private static ScayleEndpoint to(String address) {
    return new ScayleEndpoint(URI.create(address), Tenant.USER, Tenant.PASSWORD);
  }

  private void callUs() {
    standIn.sendDelegationsTo(to(RECEIVER + "/" + Tenant.PATH + "/delegation"));
    standIn.sendCancellationsTo(to(RECEIVER + "/an-older-path/cancellation"));
    standIn.sendWebhooksTo(to(RECEIVER + "/" + Tenant.PATH + "/events"));
  }

  private List<WebhookFinding> findings(Optional<URI> receiver) {
    return new ScaylePlatform()
        .inspectWebhooks(
            Tenant.CONNECTION, Tenant.settings(standIn), Tenant.webhooks(), receiver, context);
  }

  @Test
  void that_all_is_well() {
    callUs();

    assertThat(findings(Optional.of(RECEIVER)))
        .isEqualTo(findings(Optional.empty()))
        .containsExactly(
            WebhookFinding.well("SCAYLE hands orders over: merchant 'lockstep'."),
            WebhookFinding.well("SCAYLE asks before it cancels: merchant 'lockstep'."),
            WebhookFinding.well(
                "The webhook subscriptions send to us; whether SCAYLE suspended one, its list does not tell."));
  }

  @Test
  void that_nothing_is_set_up() {
    assertThat(findings(Optional.of(RECEIVER)))
        .containsExactly(
            WebhookFinding.wrong(
                "Merchant 'lockstep' has no orderDelegationUrl.",
                "Set it as docs/platforms/scayle.md shows."),
            WebhookFinding.wrong(
                "Merchant 'lockstep' has no cancellationUrl.",
                "Set it as docs/platforms/scayle.md shows."),
            WebhookFinding.note(
                "No webhook subscription in the tenant's list sends us order-cancelled, order-item-unshippable, order-item-out-of-stock.",
                "Add them as docs/platforms/scayle.md shows. One that was made at a producer is not in this list."));
  }

  @Test
  void that_a_copied_tenant_still_calls_another_receiver() {
    callUs();
    standIn.sendDelegationsTo(
        to("https://production.example.com/webhooks/shop/" + Tenant.PATH + "/delegation"));

    assertThat(findings(Optional.of(RECEIVER)))
        .contains(
            WebhookFinding.wrong(
                "orderDelegationUrl of merchant 'lockstep' is not an address of this receiver.",
                "Set it as docs/platforms/scayle.md shows."));
  }

  @Test
  void that_a_secret_part_is_not_valid_any_more_and_never_what_it_is() {
    callUs();
    standIn.sendCancellationsTo(to(RECEIVER + "/a-forgotten-path/cancellation"));

    List<WebhookFinding> findings = findings(Optional.of(RECEIVER));

    assertThat(findings)
        .extracting(WebhookFinding::what)
        .contains("cancellationUrl of merchant 'lockstep' is not an address of this receiver.");
    assertThat(findings.toString())
        .doesNotContain("a-forgotten-path", Tenant.PATH, Tenant.PASSWORD, "hooks.example.com");
  }

  @Test
  void that_the_key_may_not_look() {
    standIn.close();
    standIn = start(Set.of(Scope.ORDERS_READ));

    assertThat(findings(Optional.of(RECEIVER)))
        .containsExactly(
            WebhookFinding.note(
                "Where SCAYLE hands orders over may not be read.",
                "Give the API key the permission to read merchants, or look at the merchant in the panel."),
            WebhookFinding.note(
                "The webhook subscriptions may not be read.",
                "Give the API key the permission to read webhooks, or look at them in the panel."));
  }

  @Test
  void that_the_merchant_is_not_there() {
    callUs();
    ScayleSettings plain = Tenant.settings(standIn);
    ScayleSettings ofOthers =
        new ScayleSettings(
            plain.baseUrl(),
            new Secret(ScayleOptions.TOKEN),
            plain.shopKey(),
            plain.countryCode(),
            plain.shopCountry(),
            null,
            "acme",
            Set.of("acme"),
            null,
            plain.orders(),
            plain.addresses(),
            plain.reports(),
            plain.pace());

    assertThat(
            new ScaylePlatform()
                .inspectWebhooks(
                    Tenant.CONNECTION, ofOthers, Tenant.webhooks(), Optional.of(RECEIVER), context))
        .extracting(WebhookFinding::what)
        .containsExactly(
            "The tenant has none of the merchants in merchantKeys.",
            "No webhook subscription in the tenant's list sends us order-cancelled, order-item-unshippable, order-item-out-of-stock.");
  }
}
