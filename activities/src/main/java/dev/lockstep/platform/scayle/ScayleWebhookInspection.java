package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.WebhookFinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * The tenant's side of SCAYLE's calls, for whoever sets them up: the two addresses of a merchant,
 * and the subscriptions beside them. Credentials stand in an address masked, so that they are not
 * compared.
 *
 * @param receiver our address without the secret part; empty where nobody configured it
 */
record ScayleWebhookInspection(
    ConnectionId connection,
    ScayleSettings settings,
    ScayleWebhookSettings ways,
    Optional<URI> receiver,
    ScayleApi api) {
  private static final String SET_UP = "Set it as docs/platforms/scayle.md shows.";

  /** By the name people know it by, what it may be called. */
  private static final Map<String, Set<String>> SAFETY_NET = safetyNet();

  private static Map<String, Set<String>> safetyNet() {
    Map<String, Set<String>> events = new LinkedHashMap<>();
    events.put("order-cancelled", Set.of("order-cancelled", "order-canceled"));
    events.put("order-item-unshippable", Set.of("order-item-unshippable"));
    events.put("order-item-out-of-stock", Set.of("order-item-out-of-stock"));
    return events;
  }

  List<WebhookFinding> findings() {
    List<WebhookFinding> findings = new ArrayList<>();
    findings.addAll(
        unlessHidden(
            this::merchants,
            "Where SCAYLE hands orders over may not be read.",
            "Give the API key the permission to read merchants, or look at the merchant in the panel."));
    findings.addAll(
        unlessHidden(
            this::subscriptions,
            "The webhook subscriptions may not be read.",
            "Give the API key the permission to read webhooks, or look at them in the panel."));
    return findings;
  }

  private static List<WebhookFinding> unlessHidden(
      Supplier<List<WebhookFinding>> look, String what, String fix) {
    try {
      return look.get();
    } catch (PlatformFailure failure) {
      if (failure.kind() != FailureKind.UNAUTHORISED) {
        throw failure;
      }
      return List.of(WebhookFinding.note(what, fix));
    }
  }

  private List<WebhookFinding> merchants() {
    List<Reading> ours =
        api.merchants().stream()
            .filter(merchant -> settings.isOurs(merchant.textOrNull("referenceKey")))
            .toList();
    if (ours.isEmpty()) {
      return List.of(
          WebhookFinding.wrong(
              "The tenant has none of the merchants in merchantKeys.",
              "Correct merchantKeys, or create the merchant."));
    }
    List<WebhookFinding> findings = new ArrayList<>();
    for (Reading merchant : ours) {
      String name = merchant.optionalText("referenceKey").orElse("without a key");
      findings.add(call(merchant, name, "orderDelegationUrl", "delegation", "hands orders over"));
      findings.add(
          call(merchant, name, "cancellationUrl", "cancellation", "asks before it cancels"));
    }
    return findings;
  }

  private WebhookFinding call(
      Reading merchant, String name, String field, String call, String words) {
    Optional<String> address = merchant.optionalText(field);
    if (address.isEmpty()) {
      return WebhookFinding.wrong("Merchant '%s' has no %s.".formatted(name, field), SET_UP);
    }
    return leadsToUs(address.get(), call)
        ? WebhookFinding.well("SCAYLE %s: merchant '%s'.".formatted(words, name))
        : WebhookFinding.wrong(
            "%s of merchant '%s' is not an address of this receiver.".formatted(field, name),
            SET_UP);
  }

  private List<WebhookFinding> subscriptions() {
    Set<String> sent =
        api.webhookSubscriptions().stream()
            .filter(subscription ->
                subscription
                    .optionalText("url")
                    .filter(address -> leadsToUs(address, "events"))
                    .isPresent())
            .filter(this::concernsUs)
            .flatMap(subscription -> subscription.optionalText("event").stream())
            .collect(Collectors.toSet());
    List<String> lacking =
        SAFETY_NET.entrySet().stream()
            .filter(event -> event.getValue().stream().noneMatch(sent::contains))
            .map(Map.Entry::getKey)
            .toList();
    return List.of(
        lacking.isEmpty()
            ? WebhookFinding.well(
                "The webhook subscriptions send to us; whether SCAYLE suspended one, its list does not tell.")
            : WebhookFinding.note(
                "No webhook subscription in the tenant's list sends us %s."
                    .formatted(String.join(", ", lacking)),
                "Add them as docs/platforms/scayle.md shows. One that was made at a producer is not in this list."));
  }

  /** A subscription may leave merchants out. */
  private boolean concernsUs(Reading subscription) {
    return subscription.list("filters").stream()
        .flatMap(filter -> filter.optionalObject("merchantReferenceKeys").stream())
        .allMatch(keys -> {
          List<String> included = keys.texts("include");
          boolean excluded =
              !settings.merchantKeys().isEmpty()
                  && keys.texts("exclude").containsAll(settings.merchantKeys());
          return !excluded && (included.isEmpty() || included.stream().anyMatch(settings::isOurs));
        });
  }

  private boolean leadsToUs(String address, String call) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      return false;
    }
    String plain = plain(url);
    return ways.paths().stream()
        .map(Secret::reveal)
        .anyMatch(secret ->
            receiver
                .map(base -> plain.equals(plain(HttpUrl.get(base + "/" + secret + "/" + call))))
                .orElseGet(() ->
                    plain.endsWith("/webhooks/%s/%s/%s".formatted(connection, secret, call))));
  }

  private static String plain(HttpUrl url) {
    return url.newBuilder().username("").password("").query(null).fragment(null).build().toString();
  }
}
