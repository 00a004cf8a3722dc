package dev.lockstep.platform.cin7core;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Cin7 Core account.
 *
 * <p>What the platform's documents leave open stands here with a default. The platform has no words
 * for a release or a refused cancellation: an additional attribute named here takes them, and what
 * is not named is not written.
 */
public record Cin7CoreSettings(
    @Setting("Account id, a GUID.") String accountId,
    @Setting("Application key of Lockstep's own.") Secret applicationKey,
    @Setting(
            value = "Base address of the API.",
            byDefault = "https://inventory.dearsystems.com/ExternalApi/v2")
        URI apiUrl,
    @Setting(value = "Requests within any minute.", byDefault = "60") int requestsPerMinute,
    @Setting(value = "Requests under way at the same time.", byDefault = "4") int maxConcurrent,
    @Setting(value = "Time to connect.", byDefault = "5s") Duration connectTimeout,
    @Setting(value = "Time for a whole request.", byDefault = "30s") Duration requestTimeout,
    @Setting(
            value = "Wait after a refusal for calling too often that names no time.",
            byDefault = "15s")
        Duration throttleWait,
    @Setting(value = "Sales per page of a listing, at most 1000.", byDefault = "250") int pageSize,
    @Setting(value = "Zone of the account's times that come without one.", byDefault = "UTC")
        ZoneId zone,
    @Setting(
            value = "Words in a refusal that mean that there is no such thing.",
            byDefault = "(?i)was not found|does not exist|not found")
        Pattern absent,
    @Setting("Finds a line's own id in its Comment: the first group, or all of the match.")
        @Nullable Pattern commentLineId,
    @Setting("SKUs that no warehouse ships, such as services.") Set<String> notStockedSkus,
    @Setting(value = "What a line's Total is where prices exclude tax.", byDefault = "before-tax")
        LineTotals lineTotals,
    @Setting("Number of the additional attribute that names the delivery service; else Carrier.")
        @Nullable Integer deliveryServiceAttribute,
    @Setting(value = "Where payments are read: with the sale, or by a call.", byDefault = "sale")
        PaymentSource payments,
    @Setting(
            value = "Payment states that mean paid in full where no payment is shown.",
            byDefault = "[PAID, PREPAID]")
        Set<String> paidLabels,
    @Setting("Location that goods are picked from; else the line's or the sale's own.")
        @Nullable String pickLocation,
    @Setting("Carrier descriptions for tracking, by the warehouse's carrier code.")
        Map<String, String> carriers,
    @Setting(value = "What becomes of a cancelled sale.", byDefault = "void")
        OnCancellation onCancellation,
    @Setting("Number of the additional attribute that takes the warehouse's order id.")
        @Nullable Integer releaseAttribute,
    @Setting("Number of the additional attribute that tells of a refused cancellation.")
        @Nullable Integer refusalAttribute,
    @Setting(
            "Beginning of our address as the platform's webhooks hold it: those it switched off are switched on again.")
        @Nullable String webhookReceiver) {
  public Cin7CoreSettings {
    notStockedSkus = Set.copyOf(notStockedSkus);
    paidLabels = Set.copyOf(paidLabels);
    carriers = Map.copyOf(carriers);
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException(
          "requestsPerMinute must be at least 1: " + requestsPerMinute);
    }
    if (pageSize < 1 || pageSize > 1000) {
      throw new IllegalArgumentException("pageSize must be between 1 and 1000: " + pageSize);
    }
    requireAttribute("deliveryServiceAttribute", deliveryServiceAttribute);
    requireAttribute("releaseAttribute", releaseAttribute);
    requireAttribute("refusalAttribute", refusalAttribute);
    if (releaseAttribute != null && releaseAttribute.equals(refusalAttribute)) {
      throw new IllegalArgumentException(
          "releaseAttribute and refusalAttribute must differ: " + releaseAttribute);
    }
  }

  private static void requireAttribute(String setting, @Nullable Integer number) {
    if (number != null && (number < 1 || number > 10)) {
      throw new IllegalArgumentException(setting + " must be between 1 and 10: " + number);
    }
  }

  /** What the Total of a line or a charge is in a sale whose prices exclude tax. */
  public enum LineTotals {
    /** Its tax comes on top. */
    BEFORE_TAX,
    /** Its tax is in it. */
    WITH_TAX
  }

  /** Where payments are read. */
  public enum PaymentSource {
    /** Prepayments, payments of invoices and refunds as the sale shows them. */
    SALE,
    /** {@code GET /sale/payment}: one more call for each reading of an order. */
    ENDPOINT
  }

  /** What becomes of a sale whose order was cancelled as a whole. */
  public enum OnCancellation {
    /** It is voided. */
    VOID,
    /** It is left to people. */
    LEAVE
  }
}
