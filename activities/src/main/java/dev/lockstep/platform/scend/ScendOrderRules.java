package dev.lockstep.platform.scend;

import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How orders are created, amended and cancelled at Scend. */
public record ScendOrderRules(
    @Setting(
            value =
                "put: the reference is part of the address and a repeat cannot make a second order;"
                    + " post: it is only in the body.",
            byDefault = "put")
        CreateVerb createVerb,
    @Setting(
            value =
                "Send one line per SKU, for a warehouse that refuses the same SKU on two lines.",
            byDefault = "false")
        boolean mergeSameSku,
    @Setting(value = "Whether the warehouse may ship an order in parts.", byDefault = "true")
        boolean allowPartDispatch,
    @Setting(value = "Whether single lines can be cancelled.", byDefault = "true")
        boolean cancelLines,
    @Setting(value = "Whether address and service can be amended.", byDefault = "true")
        boolean amend,
    @Setting(
            value = "How long an asynchronous intake may take before it is worth a warning.",
            byDefault = "15m")
        Duration asyncIntakeWithin,
    @Setting(
            value = "HTTP statuses that, without a code, say that the reference is taken.",
            byDefault = "[409]")
        Set<Integer> createConflictStatuses,
    @Setting(
            value = "The characters a reference may consist of, as a regular expression.",
            byDefault = "'[A-Za-z0-9._~-]+'")
        Pattern referencePattern,
    @Setting("Scend's reason code for a cancellation, by our reason; OTHER where there is none.")
        Map<String, String> cancelReasonMap) {
  static final ScendOrderRules ASSUMED =
      new ScendOrderRules(
          CreateVerb.PUT,
          false,
          true,
          true,
          true,
          Duration.ofMinutes(15),
          Set.of(409),
          Pattern.compile("[A-Za-z0-9._~-]+"),
          Map.of());

  private static final Set<String> SCENDS_OWN =
      Set.of("CUSTOMER_REQUEST", "FRAUD", "OUT_OF_STOCK", "ADDRESS", "DUPLICATE", "OTHER");

  /** The HTTP verb of a create. */
  public enum CreateVerb {
    PUT,
    POST
  }

  public ScendOrderRules {
    createConflictStatuses = Set.copyOf(createConflictStatuses);
    cancelReasonMap = Map.copyOf(cancelReasonMap);
  }

  /** The code to send for one of our reasons; never the reason's own text, which is free. */
  String reasonCode(String reason) {
    String mapped = cancelReasonMap.get(reason);
    if (mapped != null) {
      return mapped;
    }
    return SCENDS_OWN.contains(reason) ? reason : "OTHER";
  }
}
