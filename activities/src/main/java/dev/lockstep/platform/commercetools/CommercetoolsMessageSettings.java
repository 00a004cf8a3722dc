package dev.lockstep.platform.commercetools;

import dev.lockstep.common.Setting;
import java.util.Set;

/** Which subscriptions send to us, and what the sweep makes of the project's own log. */
public record CommercetoolsMessageSettings(
    @Setting(
            "Keys of the subscriptions that send to us; their health is watched. Needs manage_subscriptions.")
        Set<String> subscriptions,
    @Setting("Ids of further subscriptions whose health is watched; needs no scope.")
        Set<String> subscriptionIds,
    @Setting(
            value =
                "Whether a subscription that the platform stopped is started again by writing its own destination.",
            byDefault = "true")
        boolean restart,
    @Setting(
            value = "Messages of the project's log that sweeps read; needs view_messages.",
            byDefault = "orders-and-payments")
        Log log) {

  /** Which messages of the log are read. */
  public enum Log {
    /** Orders' and payments'. */
    ORDERS_AND_PAYMENTS,
    /** Orders' alone: where the payment label counts, or another system holds the payments. */
    ORDERS,
    /** None: changed orders alone are swept. */
    NONE
  }

  public CommercetoolsMessageSettings {
    subscriptions = Set.copyOf(subscriptions);
    subscriptionIds = Set.copyOf(subscriptionIds);
  }
}
