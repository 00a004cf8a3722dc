package dev.lockstep.platform.deposco;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Setting;
import dev.lockstep.order.model.FulfilmentStage;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** One business unit at Deposco, over its API of the second generation, as sales orders. */
public record DeposcoSettings(
    @Setting(
            value = "Base address of the API, version included.",
            byDefault = "https://api.deposco.com/latest")
        URI baseUrl,
    @Setting(
            value = "Where tokens are issued.",
            byDefault = "https://auth.deposco.com/oauth2/token")
        URI tokenUrl,
    @Setting("How requests prove who they are.") DeposcoAuth auth,
    @Setting("Code of the business unit whose orders and items these are.") String businessUnit,
    @Setting(
            value = "How fast it may be called, and how long an answer may take.",
            byDefault = "{}")
        DeposcoPace pace,
    @Setting(value = "How orders are created, amended and cancelled.", byDefault = "{}")
        DeposcoOrderRules orders,
    @Setting(value = "How shipments are read.", byDefault = "{}") DeposcoShipmentRules shipments,
    @Setting("What further status words mean, or built-in ones mean here, by Deposco's own word.")
        Map<String, FulfilmentStage> statusMap,
    @Setting("Which exception a refused order opens, by a part of Deposco's text, in any case.")
        Map<String, ExceptionCode> refusalMap,
    @Setting(value = "The zone of times that come without an offset.", byDefault = "UTC")
        ZoneId zone,
    @Setting(
            value = "Ask Deposco whether it knows an order's SKUs before the order is sent.",
            byDefault = "true")
        boolean skuLookup,
    @Setting(value = "How long an answer that a SKU is known holds good.", byDefault = "15m")
        Duration skuKnownFor) {
  public DeposcoSettings {
    requireHttp("base", baseUrl);
    requireHttp("token", tokenUrl);
    if (businessUnit.isBlank()) {
      throw new IllegalArgumentException("The business unit must not be blank.");
    }
    statusMap = Map.copyOf(statusMap);
    refusalMap = Map.copyOf(refusalMap);
  }

  private static void requireHttp(String which, URI address) {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "The %s address must be complete and begin with https:// or http://.".formatted(which));
    }
  }

  /** A business unit with every default. */
  public static DeposcoSettings of(
      URI baseUrl, URI tokenUrl, DeposcoAuth auth, String businessUnit) {
    return new DeposcoSettings(
        baseUrl,
        tokenUrl,
        auth,
        businessUnit,
        DeposcoPace.DEFAULT,
        DeposcoOrderRules.DEFAULT,
        DeposcoShipmentRules.DEFAULT,
        Map.of(),
        Map.of(),
        ZoneId.of("UTC"),
        true,
        Duration.ofMinutes(15));
  }
}
