package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.WebhookHealth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the account still sends us its webhooks. After six failed attempts, about 76 minutes, the
 * platform switches a webhook off and tells nobody.
 *
 * <p>Made to be looked at on a schedule. What was missed while a webhook was off is found by the
 * sweep over changed orders, not by this.
 */
public final class Cin7CoreWebhookHealth {
  /** The types that become hints. */
  public static final Set<String> NEEDED =
      Set.of(
          "Sale/OrderAuthorised",
          "Sale/Backordered",
          "Sale/Voided",
          "Sale/Undo",
          "Sale/PartialPaymentReceived",
          "Sale/FullPaymentReceived");

  private final Cin7CoreApi api;

  Cin7CoreWebhookHealth(Cin7CoreApi api) {
    this.api = api;
  }

  public static Cin7CoreWebhookHealth connect(
      ConnectionId connection, Cin7CoreSettings settings, PlatformContext context) {
    return new Cin7CoreWebhookHealth(Cin7CoreConnection.api(connection, settings, context));
  }

  /** One type of event, and whether it reaches us. */
  public record Reach(String type, Condition condition) {
    WebhookHealth health() {
      return switch (condition) {
        case ACTIVE -> new WebhookHealth(type, WebhookHealth.Condition.HEALTHY, "active");
        case INACTIVE -> new WebhookHealth(type, WebhookHealth.Condition.STOPPED, "inactive");
        case MISSING -> new WebhookHealth(type, WebhookHealth.Condition.MISSING, "none");
      };
    }
  }

  /** How a type of event stands. */
  public enum Condition {
    ACTIVE,
    /** There is a webhook, and it is switched off. */
    INACTIVE,
    /** No webhook of this type sends to us. */
    MISSING
  }

  /**
   * Looks at the webhooks that send to us, and changes nothing.
   *
   * @param receiver the beginning of our address, as the webhooks hold it
   * @return each type of {@code types}, sorted
   * @throws dev.lockstep.port.PlatformFailure where it could not be found out
   */
  public List<Reach> look(String receiver, Set<String> types) {
    return reach(types, ours(receiver));
  }

  /**
   * Switches on again what was switched off.
   *
   * @return how each type stands afterwards
   * @throws dev.lockstep.port.PlatformFailure where that could not be done; repeating it is safe
   */
  public List<Reach> mend(String receiver, Set<String> types) {
    for (Reading webhook : ours(receiver)) {
      if (types.contains(webhook.text("Type")) && !webhook.flag("IsActive")) {
        ObjectNode switchedOn = webhook.copy();
        switchedOn.put("IsActive", true);
        // Its name is the platform's own and read only.
        switchedOn.remove("Name");
        api.updateWebhook(switchedOn);
      }
    }
    return look(receiver, types);
  }

  private List<Reading> ours(String receiver) {
    return api.webhooks().stream()
        .filter(webhook ->
            webhook.optionalText("ExternalURL").filter(url -> url.startsWith(receiver)).isPresent())
        .toList();
  }

  private static List<Reach> reach(Set<String> types, List<Reading> webhooks) {
    Set<String> active = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    for (Reading webhook : webhooks) {
      String type = webhook.text("Type");
      known.add(type);
      if (webhook.flag("IsActive")) {
        active.add(type);
      }
    }
    List<Reach> reach = new ArrayList<>();
    for (String type : types.stream().sorted().toList()) {
      reach.add(
          new Reach(
              type,
              active.contains(type)
                  ? Condition.ACTIVE
                  : known.contains(type) ? Condition.INACTIVE : Condition.MISSING));
    }
    return reach;
  }
}
