package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.Plain;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.PubSub;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.Sns;
import dev.lockstep.port.webhook.WebhookFinding;
import dev.lockstep.sandbox.commercetools.ApiClient;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn.MessageKeeping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever sets up the webhooks is told about the project's side of them. */
class CommercetoolsWebhookInspectionTest {
  private static final CommercetoolsWebhookSettings PUB_SUB =
      new CommercetoolsWebhookSettings(new PubSub("audience", "push@project"), null, null, null);
  private static final WebhookFinding HEALTHY =
      WebhookFinding.well("Subscription 'lockstep' is healthy.");
  private static final WebhookFinding KEPT =
      WebhookFinding.well("The project keeps its messages, so that sweeps find lost ones.");

  private final PlatformContext context = TestProject.context();
  private CommercetoolsStandIn standIn =
      CommercetoolsStandIn.start(CommercetoolsOptions.defaults());

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  private List<WebhookFinding> findings(CommercetoolsWebhookSettings ways, String... keys) {
    return new CommercetoolsPlatform()
        .inspectWebhooks(
            new ConnectionId("shop"),
            TestProject.settings(standIn.baseUri(), null, Set.of(keys), Set.of()),
            ways,
            Optional.empty(),
            context);
  }

  private void sendTo(String type, String field, String value) {
    ObjectNode destination = JsonNodeFactory.instance.objectNode().put("type", type);
    standIn.subscriptionDestination(destination.put(field, value));
  }

  @Test
  void that_all_is_well() {
    assertThat(findings(PUB_SUB, "lockstep")).containsExactly(HEALTHY, KEPT);
  }

  @Test
  void that_no_subscription_is_named() {
    assertThat(findings(PUB_SUB))
        .containsExactly(
            WebhookFinding.note(
                "Which subscription sends to us is not named, so that nobody watches it.",
                "Name its key under messages.subscriptions, and give the API client the scope manage_subscriptions."),
            KEPT);
  }

  @Test
  void that_it_does_not_exist() {
    assertThat(findings(PUB_SUB, "locstep"))
        .contains(
            WebhookFinding.wrong(
                "Subscription 'locstep' does not exist.",
                "Create it as docs/platforms/commercetools.md shows, or correct its name under messages."));
  }

  @Test
  void that_it_is_stopped_or_does_not_get_through() {
    standIn.subscriptionStatus("ConfigurationErrorDeliveryStopped");
    assertThat(findings(PUB_SUB, "lockstep"))
        .contains(
            WebhookFinding.wrong(
                "Subscription 'lockstep' sends nothing any more (ConfigurationErrorDeliveryStopped).",
                "Mend its destination; the next sweep starts it again where it may, otherwise set the destination once more."));
    assertThat(standIn.subscription().path("status").asText())
        .isEqualTo("ConfigurationErrorDeliveryStopped");

    standIn.subscriptionStatus("ManuallySuspended");
    assertThat(findings(PUB_SUB, "lockstep"))
        .extracting(WebhookFinding::fix)
        .contains("Ask the platform's support why.");

    standIn.subscriptionStatus("TemporaryError");
    assertThat(findings(PUB_SUB, "lockstep"))
        .extracting(WebhookFinding::what)
        .contains("Subscription 'lockstep' does not get through (TemporaryError).");
  }

  @Test
  void that_it_sends_where_the_receiver_takes_nothing() {
    sendTo("EventBridge", "accountId", "123");
    assertThat(findings(PUB_SUB, "lockstep"))
        .contains(
            WebhookFinding.wrong(
                "Subscription 'lockstep' sends to EventBridge, and the receiver takes pubSub.",
                "Open eventBridge in its webhooks' settings, or change the destination."));

    sendTo("SQS", "queueUrl", "https://queue.example/1");
    assertThat(findings(PUB_SUB, "lockstep"))
        .extracting(WebhookFinding::fix)
        .contains("Forward it to the receiver and open plain, or change the destination.");
    assertThat(
            findings(
                new CommercetoolsWebhookSettings(
                    null, null, null, new Plain("x-api-key", List.of(new Secret("k")), List.of())),
                "lockstep"))
        .containsExactly(HEALTHY, KEPT);
  }

  @Test
  void that_it_sends_to_a_topic_of_somebody_else() {
    CommercetoolsWebhookSettings sns =
        new CommercetoolsWebhookSettings(null, null, new Sns(Set.of("arn:ours")), null);
    sendTo("SNS", "topicArn", "arn:theirs");
    assertThat(findings(sns, "lockstep"))
        .contains(
            WebhookFinding.wrong(
                "Subscription 'lockstep' sends to a topic that is not among sns.topics.",
                "Add the topic's ARN to sns.topics, or change the destination."));

    sendTo("SNS", "topicArn", "arn:ours");
    assertThat(findings(sns, "lockstep")).containsExactly(HEALTHY, KEPT);
  }

  @Test
  void which_messages_it_leaves_out() {
    Set<String> but = new HashSet<>(CommercetoolsMessageTypes.NEEDED.byResource().get("order"));
    but.removeAll(Set.of("OrderStateChanged", "OrderDeleted"));
    standIn.subscribeTo(but.toArray(String[]::new));

    assertThat(findings(PUB_SUB, "lockstep"))
        .containsExactly(
            HEALTHY,
            WebhookFinding.wrong(
                "The subscriptions leave out messages about orders: OrderDeleted, OrderStateChanged.",
                "Add them with setMessages: what they tell is found by sweeps alone."),
            WebhookFinding.note(
                "The subscriptions leave out messages about payments: PaymentTransactionAdded, PaymentTransactionStateChanged.",
                "Add them where transactions count as payment; where they do not, set messages.log to orders."),
            KEPT);
  }

  @Test
  void that_the_project_keeps_no_messages() {
    standIn.keepMessages(MessageKeeping.OFF);

    assertThat(findings(PUB_SUB, "lockstep"))
        .contains(
            WebhookFinding.note(
                "The project keeps no messages: sweeps go by its changed orders alone.",
                "Switch messages on in the project's settings, or set messages.log to none."));
  }

  @Test
  void which_scopes_are_missing_to_look() {
    standIn.close();
    standIn =
        CommercetoolsStandIn.start(
            CommercetoolsOptions.defaults()
                .withClients(
                    List.of(
                        new ApiClient(
                            CommercetoolsOptions.CLIENT_ID,
                            CommercetoolsOptions.CLIENT_SECRET,
                            List.of("manage_orders")))));

    assertThat(findings(PUB_SUB, "lockstep"))
        .extracting(WebhookFinding::what)
        .containsExactly(
            "The subscriptions may not be read.",
            "Whether the project keeps its messages may not be read.",
            "The project's messages may not be queried: sweeps go by its changed orders alone.");
  }
}
