package dev.lockstep.platform.scayle;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One SCAYLE tenant, as one merchant sees it.
 *
 * <p>What SCAYLE's documents leave open is a setting with the likeliest answer as its default.
 */
public record ScayleSettings(
    @Setting(
            "Base address of the Admin API: https://<tenant>-<space>.admin.api.scayle.cloud/api/admin/v1.")
        URI baseUrl,
    @Setting("Key of the Admin API: orders read, fulfilment write, orders write for release notes.")
        Secret accessToken,
    @Setting("Key of the shop, two characters.") String shopKey,
    @Setting("Country of the shop, two letters.") String countryCode,
    @Setting(
            value =
                "Which shop country writes name: of-order, where the order says it in these forms;"
                    + " of-settings, always the one above.",
            byDefault = "of-order")
        ShopCountryChoice shopCountry,
    @Setting("Id of the company, for tenants that have several.") @Nullable Integer companyId,
    @Setting("Reference key of the merchant that writes name; needed where there are several.")
        @Nullable String merchantReferenceKey,
    @Setting(
            "Reference keys of the merchants whose items the link ships; empty where there is only one.")
        Set<String> merchantKeys,
    @Setting(
            value =
                "Prefix of the reference key that notes which warehouse orders an order became;"
                    + " without it the reference key is left alone.")
        @Nullable String releaseNotePrefix,
    @Setting(value = "How orders are read.", byDefault = "{}") ScayleOrderRules orders,
    @Setting(value = "How addresses are read.", byDefault = "{}") ScayleAddressRules addresses,
    @Setting(value = "How parcels and cancelled units are reported.", byDefault = "{}")
        ScayleReportRules reports,
    @Setting(
            value = "How fast it may be called, and how long an answer may take.",
            byDefault = "{}")
        ScaylePace pace) {
  private static final Pattern TWO = Pattern.compile("[A-Za-z0-9]{2}");

  public ScayleSettings {
    String scheme = baseUrl.getScheme();
    if (baseUrl.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "The base address must be complete and begin with https:// or http://.");
    }
    if (!TWO.matcher(shopKey).matches() || !TWO.matcher(countryCode).matches()) {
      throw new IllegalArgumentException("shopKey and countryCode have two characters each.");
    }
    if (releaseNotePrefix != null && releaseNotePrefix.isBlank()) {
      throw new IllegalArgumentException(
          "releaseNotePrefix tells our notes from reference keys of others: it must not be blank.");
    }
    merchantKeys = Set.copyOf(merchantKeys);
  }

  /** Which shop country a write is made under. */
  public enum ShopCountryChoice {
    /** The order's own, as far as its keys have the form that writes take. */
    OF_ORDER,
    /** The one in the settings. */
    OF_SETTINGS
  }

  /** Whether the link ships what this merchant sells; an item without a merchant is ours. */
  boolean isOurs(@Nullable String merchant) {
    return merchantKeys.isEmpty() || merchant == null || merchantKeys.contains(merchant);
  }
}
