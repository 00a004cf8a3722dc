package dev.lockstep.platform.scayle;

import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How parcels and cancelled units are reported. A reported parcel bills the customer, cannot be
 * corrected, and is not known to be safe to repeat.
 */
public record ScayleReportRules(
    @Setting("Carrier keys of the merchant, by the warehouse's carrier code.")
        Map<String, String> carriers,
    @Setting("Carrier key of parcels whose carrier the warehouse does not name.")
        @Nullable String defaultCarrier,
    @Setting("What stands before an item's id in its return key; nothing where absent.")
        @Nullable String returnKeyPrefix,
    @Setting(value = "Code of the return label: none or tracking.", byDefault = "none")
        ReturnCode returnIdentCode,
    @Setting(
            value =
                "How services beneath an item are answered: with-goods, in the parcel or"
                    + " cancellation of their item; by-platform, where SCAYLE does it.",
            byDefault = "with-goods")
        ServiceAnswer services,
    @Setting(value = "How often a write is looked for until it shows.", byDefault = "5")
        int readBackTries,
    @Setting(value = "Pause between those looks.", byDefault = "2s") Duration readBackPause,
    @Setting(
            value =
                "How long a write that does not show is not sent again. Longer than pace.requestTimeout by a minute or more, since a platform under load may do it late.",
            byDefault = "2m")
        Duration resendAfter) {
  static final ScayleReportRules ASSUMED =
      new ScayleReportRules(
          Map.of(),
          null,
          null,
          ReturnCode.NONE,
          ServiceAnswer.WITH_GOODS,
          5,
          Duration.ofSeconds(2),
          Duration.ofMinutes(2));

  public ScayleReportRules {
    carriers = Map.copyOf(carriers);
    if (readBackTries < 1) {
      throw new IllegalArgumentException("readBackTries must be at least 1.");
    }
  }

  /** The key under which an item can be returned; fixed once it has shipped. */
  String returnKey(long item) {
    return returnKeyPrefix == null ? Long.toString(item) : returnKeyPrefix + item;
  }

  /** What is sent as {@code returnIdentCode}. */
  public enum ReturnCode {
    NONE,
    /** The tracking number. */
    TRACKING
  }

  /** Who answers for services beneath an item. */
  public enum ServiceAnswer {
    /** They are named beside the first unit of their group. */
    WITH_GOODS,
    /** The platform lets them go the way of their item. */
    BY_PLATFORM
  }
}
