package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.LineTotals;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.OnCancellation;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.PaymentSource;
import dev.lockstep.port.OrderSource;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7SaleView;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Settings and sales for tests. */
final class TestAccount {
  static final ConnectionId CONNECTION = new ConnectionId("erp");

  private TestAccount() {}

  static PlatformContext context() {
    return new PlatformContext(
        InstantSource.system(), new OkHttpClient(), new SimpleMeterRegistry());
  }

  static Setup setup(URI api) {
    return new Setup(api);
  }

  static OrderSource source(Cin7CoreSettings settings, PlatformContext context) {
    return new Cin7CorePlatform().orderSource(CONNECTION, settings, context).orElseThrow();
  }

  /** Settings of which a test changes what it is about. */
  static final class Setup {
    private final URI api;
    int requestsPerMinute = 60_000;
    int pageSize = 2;
    Duration requestTimeout = Duration.ofSeconds(10);
    ZoneId zone = ZoneOffset.UTC;
    @Nullable Pattern commentLineId;
    Set<String> notStockedSkus = Set.of();
    LineTotals lineTotals = LineTotals.BEFORE_TAX;
    @Nullable Integer deliveryServiceAttribute;
    PaymentSource payments = PaymentSource.SALE;
    @Nullable String pickLocation;
    OnCancellation onCancellation = OnCancellation.VOID;
    @Nullable Integer releaseAttribute = 3;
    @Nullable Integer refusalAttribute = 4;
    @Nullable String webhookReceiver;

    private Setup(URI api) {
      this.api = api;
    }

    Cin7CoreSettings build() {
      return new Cin7CoreSettings(
          Cin7Options.ACCOUNT_ID,
          new Secret(Cin7Options.APPLICATION_KEY),
          api,
          requestsPerMinute,
          20,
          Duration.ofSeconds(2),
          requestTimeout,
          Duration.ofSeconds(15),
          pageSize,
          zone,
          Pattern.compile("(?i)was not found|does not exist|not found"),
          commentLineId,
          notStockedSkus,
          lineTotals,
          deliveryServiceAttribute,
          payments,
          Set.of("PAID", "PREPAID"),
          pickLocation,
          Map.of("DHLPARCEL", "DHL"),
          onCancellation,
          releaseAttribute,
          refusalAttribute,
          webhookReceiver);
    }
  }

  /** An authorised sale in the platform's shape: 10.00 a unit, 5.00 for shipping, tax included. */
  static ObjectNode sale(int... quantities) {
    ObjectNode sale =
        JsonNodeFactory.instance
            .objectNode()
            .put("Customer", "Web shop")
            .put("CustomerID", "0c3ef4b9-5bbd-4a4c-8a68-3f5c1c3f7f01")
            .put("Contact", "Kim Muster")
            .put("Phone", "+44 20 7946 0000")
            .put("Email", "kim@example.com")
            .put("BaseCurrency", "GBP")
            .put("CustomerCurrency", "EUR")
            .put("TaxCalculation", "Inclusive")
            .put("Location", "Main Warehouse")
            .put("Carrier", "Standard")
            .put("Type", "Simple Sale");
    sale.putObject("ShippingAddress")
        .put("Line1", "1 High Street")
        .put("Line2", "Flat 2")
        .put("City", "London")
        .put("State", "Greater London")
        .put("Postcode", "SW1A 1AA")
        .put("Country", "United Kingdom")
        .put("Company", "")
        .put("Contact", "Kim Muster")
        .put("ShipToOther", true);
    ObjectNode order = sale.putObject("Order").put("Status", "AUTHORISED");
    ArrayNode lines = order.putArray("Lines");
    for (int quantity : quantities) {
      lines.add(line("SKU-" + (lines.size() + 1), quantity));
    }
    order
        .putArray("AdditionalCharges")
        .addObject()
        .put("Description", "Shipping")
        .put("Price", 5)
        .put("Quantity", 1)
        .put("Tax", 0)
        .put("Total", 5);
    return sale;
  }

  static ObjectNode line(String sku, int quantity) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("SKU", sku)
        .put("Name", "Article " + sku)
        .put("Quantity", quantity)
        .put("Price", 10)
        .put("Discount", 0)
        .put("Tax", 0)
        .put("Total", 10L * quantity);
  }

  static OrderId id(ObjectNode sale) {
    return new OrderId(sale.path("ID").asText());
  }

  static Cin7SaleView view(Cin7StandIn standIn, OrderId order) {
    return standIn.sales().stream()
        .filter(sale -> sale.saleId().equals(order.value()))
        .findFirst()
        .orElseThrow();
  }

  /** How often the API, and not the merchant, changed the sale in this way. */
  static int effects(Cin7StandIn standIn, OrderId order, String kind) {
    return (int)
        standIn.ledger().facts(kind).stream()
            .filter(fact -> fact.subject().equals(order.value()))
            .filter(fact -> fact.detail().path("by").asText().equals("API"))
            .count();
  }

  /** How often the API changed the sale in any way. */
  static int effects(Cin7StandIn standIn, OrderId order) {
    return (int)
        standIn.ledger().facts().stream()
            .filter(fact -> fact.subject().equals(order.value()))
            .filter(fact -> fact.detail().path("by").asText().equals("API"))
            .count();
  }
}
