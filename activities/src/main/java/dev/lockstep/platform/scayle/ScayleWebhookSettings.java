package dev.lockstep.platform.scayle;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How SCAYLE's calls come in and are answered. It signs nothing: a secret path and Basic
 * credentials in the address prove it, both of them.
 *
 * <p>The addresses are {@code /webhooks/<connection>/<path>/delegation}, {@code …/cancellation} and
 * {@code …/events}.
 */
public record ScayleWebhookSettings(
    @Setting("Secret parts of the path, each of them valid: add the new one, then remove the old.")
        List<Secret> paths,
    @Setting("Basic credentials as user:password, each of them valid.") List<Secret> credentials,
    @Setting("Key of the tenant; events of another one are turned away.")
        @Nullable String tenantKey,
    @Setting(
            value =
                "What a delegation is acknowledged as: order-id, or reference-key, the one it came"
                    + " with.",
            byDefault = "order-id")
        AcknowledgedAs acknowledgedAs,
    @Setting(
            value = "HTTP status that tells SCAYLE that it is too late to cancel.",
            byDefault = "201")
        int refusedStatus,
    @Setting(value = "Word for that in cancellationResult.", byDefault = "rejected")
        String refusedResult,
    @Setting(
            value =
                "Longest time to look up the order of a cancellation; SCAYLE waits 15 s in all.",
            byDefault = "3s")
        Duration lookUpWithin) {

  public ScayleWebhookSettings {
    paths = List.copyOf(paths);
    credentials = List.copyOf(credentials);
    if (paths.isEmpty() || credentials.isEmpty()) {
      throw new IllegalArgumentException(
          "SCAYLE's calls need a secret path and credentials. Add one each to paths and credentials.");
    }
    if (credentials.stream().anyMatch(pair -> pair.reveal().indexOf(':') < 1)) {
      throw new IllegalArgumentException("Credentials are written as user:password.");
    }
    if (refusedStatus < 200 || refusedStatus > 599) {
      throw new IllegalArgumentException("refusedStatus is an HTTP status: " + refusedStatus + ".");
    }
  }

  /** What SCAYLE is told as our reference of an order. */
  public enum AcknowledgedAs {
    ORDER_ID,
    REFERENCE_KEY
  }
}
