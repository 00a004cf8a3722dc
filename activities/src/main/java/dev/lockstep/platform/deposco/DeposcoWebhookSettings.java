package dev.lockstep.platform.deposco;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.util.List;
import java.util.Set;

/**
 * How Deposco's webhooks prove themselves, and which of their statuses matter. All of it is
 * assumed.
 */
public record DeposcoWebhookSettings(
    @Setting("Secrets of the signature, each of them valid; none where webhooks come unsigned.")
        List<Secret> secrets,
    @Setting("Secret last segments of the path, each of them valid; none where there is none.")
        List<Secret> paths,
    @Setting(
            value = "Take webhooks that prove themselves by nothing, on a network that is closed.",
            byDefault = "false")
        boolean unproven,
    @Setting(
            value = "Header of the signature: hex of HMAC-SHA256 over the body, sha256= before it.",
            byDefault = "X-Deposco-Signature")
        String header,
    @Setting(
            value = "Order statuses that say that something has left.",
            byDefault = "[Partially Shipped, Ship Complete, Complete]")
        Set<String> dispatchedStatuses,
    @Setting(
            value =
                "Order statuses after which an order is looked at. Each look is a billed action.",
            byDefault = "[Canceled, Cancel Requested, Rejected]")
        Set<String> alteringStatuses,
    @Setting(value = "Shipment statuses that say that it has left.", byDefault = "[Shipped]")
        Set<String> shippedStatuses,
    @Setting(
            value = "Shipment statuses that say that it was taken back.",
            byDefault = "[Rolled Back]")
        Set<String> voidedStatuses) {

  public DeposcoWebhookSettings {
    secrets = List.copyOf(secrets);
    paths = List.copyOf(paths);
    dispatchedStatuses = Set.copyOf(dispatchedStatuses);
    alteringStatuses = Set.copyOf(alteringStatuses);
    shippedStatuses = Set.copyOf(shippedStatuses);
    voidedStatuses = Set.copyOf(voidedStatuses);
    boolean proven = !secrets.isEmpty() || !paths.isEmpty();
    if (proven == unproven) {
      throw new IllegalArgumentException(
          unproven
              ? "unproven takes no secrets and no paths. Remove them, or unproven."
              : "Webhooks prove themselves by secrets, paths, or both. Add one, or say unproven: true.");
    }
  }

  /** Proven by these, everything else as it is by default; without any of them unproven. */
  public static DeposcoWebhookSettings provenBy(List<Secret> secrets, List<Secret> paths) {
    return new DeposcoWebhookSettings(
        secrets,
        paths,
        secrets.isEmpty() && paths.isEmpty(),
        "X-Deposco-Signature",
        Set.of("Partially Shipped", "Ship Complete", "Complete"),
        Set.of("Canceled", "Cancel Requested", "Rejected"),
        Set.of("Shipped"),
        Set.of("Rolled Back"));
  }
}
