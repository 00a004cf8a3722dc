package dev.lockstep.platform.scend;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Setting;
import dev.lockstep.order.model.FulfilmentStage;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account at Scend.
 *
 * <p>The built-in answers are those of the profile {@code scend-assumed-v1}; a server that differs
 * is a matter of these settings, not of code.
 */
public record ScendSettings(
    @Setting("Base address of the API, path prefix included: https://wms.example/api/v1.")
        URI baseUrl,
    @Setting("The code of the goods owner whose orders these are.") String clientCode,
    @Setting("The header that repeats the client code on every request; none where absent.")
        @Nullable String clientCodeHeader,
    @Setting("How requests prove who they are.") ScendAuth auth,
    @Setting(value = "How orders are created, amended and cancelled.", byDefault = "{}")
        ScendOrderRules orders,
    @Setting(value = "The longest text each field takes.", byDefault = "{}") ScendLengths lengths,
    @Setting(value = "Where each call goes, relative to the base address.", byDefault = "{}")
        ScendPaths paths,
    @Setting(
            value = "How fast it may be called, and how long an answer may take.",
            byDefault = "{}")
        ScendPace pace,
    @Setting("What further status words mean, or built-in ones mean here, by Scend's own word.")
        Map<String, FulfilmentStage> statusMap,
    @Setting("Which exception a further refusal code opens, by Scend's own code.")
        Map<String, ExceptionCode> refusalMap,
    @Setting(value = "Codes that say that there is no such order.", byDefault = "[ORDER_NOT_FOUND]")
        Set<String> absentCodes,
    @Setting(
            value = "Status words of a shipment that was taken back, in any case.",
            byDefault = "[Voided]")
        Set<String> voidedStatuses,
    @Setting(value = "The zone of times that come without an offset.", byDefault = "Europe/London")
        ZoneId zone,
    @Setting(
            value = "Ask Scend whether it knows an order's SKUs before the order is sent.",
            byDefault = "false")
        boolean skuLookup,
    @Setting(value = "How long an answer that a SKU is known holds good.", byDefault = "15m")
        Duration skuKnownFor) {
  public ScendSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "The base address must be complete and begin with https:// or http://.");
    }
    if (clientCode.isBlank()) {
      throw new IllegalArgumentException("The client code must not be blank.");
    }
    statusMap = Map.copyOf(statusMap);
    refusalMap = Map.copyOf(refusalMap);
    absentCodes = Set.copyOf(absentCodes);
    voidedStatuses = Set.copyOf(voidedStatuses);
  }

  /** An account as the profile assumes it. */
  public static ScendSettings assumed(URI baseUrl, String clientCode, ScendAuth auth) {
    return new ScendSettings(
        baseUrl,
        clientCode,
        null,
        auth,
        ScendOrderRules.ASSUMED,
        ScendLengths.ASSUMED,
        ScendPaths.ASSUMED,
        ScendPace.ASSUMED,
        Map.of(),
        Map.of(),
        Set.of("ORDER_NOT_FOUND"),
        Set.of("Voided"),
        ZoneId.of("Europe/London"),
        false,
        Duration.ofMinutes(15));
  }
}
