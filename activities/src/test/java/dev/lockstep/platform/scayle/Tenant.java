package dev.lockstep.platform.scayle;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.scayle.ScayleReportRules.ReturnCode;
import dev.lockstep.platform.scayle.ScayleReportRules.ServiceAnswer;
import dev.lockstep.platform.scayle.ScayleSettings.ShopCountryChoice;
import dev.lockstep.platform.scayle.ScayleWebhookSettings.AcknowledgedAs;
import dev.lockstep.port.OrderSource;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleOrderView;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scayle.sample.Recipient;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import dev.lockstep.sandbox.scayle.sample.Unit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Settings and orders for tests. */
final class Tenant {
  static final ConnectionId CONNECTION = new ConnectionId("shop");
  static final String PREFIX = "WH:";
  static final String USER = "scayle";
  static final String PASSWORD = "a password nobody guesses";
  static final String PATH = "a-path-nobody-guesses";

  private static final AtomicInteger PLACED = new AtomicInteger();

  private Tenant() {}

  /** A clock that stands still until it is told otherwise. */
  static final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  static PlatformContext context(InstantSource clock) {
    return new PlatformContext(clock, new OkHttpClient(), new SimpleMeterRegistry());
  }

  static OrderSource source(ScayleSettings settings, PlatformContext context) {
    return new ScaylePlatform().orderSource(CONNECTION, settings, context).orElseThrow();
  }

  static ScayleSettings settings(ScayleStandIn standIn) {
    return settings(standIn.apiUri(), PREFIX);
  }

  static ScayleSettings settings(URI base, @Nullable String releaseNotePrefix) {
    return settings(
        base, releaseNotePrefix, ScayleOrderRules.ASSUMED, ScayleAddressRules.ASSUMED, reports());
  }

  static ScayleSettings settings(
      URI base,
      @Nullable String releaseNotePrefix,
      ScayleOrderRules orders,
      ScayleAddressRules addresses,
      ScayleReportRules reports) {
    return new ScayleSettings(
        base,
        new Secret(ScayleOptions.TOKEN),
        "ls",
        "de",
        ShopCountryChoice.OF_ORDER,
        null,
        "lockstep",
        Set.of("lockstep"),
        releaseNotePrefix,
        orders,
        addresses,
        reports,
        new ScaylePace(600_000, 600_000, 20, Duration.ofSeconds(2), Duration.ofSeconds(10)));
  }

  static ScayleReportRules reports() {
    return new ScayleReportRules(
        Map.of("DHL", "DHL_STD_NATIONAL", "XX", "NO_SUCH_CARRIER"),
        null,
        "R",
        ReturnCode.TRACKING,
        ServiceAnswer.WITH_GOODS,
        2,
        Duration.ofMillis(1),
        Duration.ofMinutes(2));
  }

  static ScayleOrderRules servicesAre(String sku) {
    ScayleOrderRules base = ScayleOrderRules.ASSUMED;
    return new ScayleOrderRules(
        base.number(),
        base.warehouseField(),
        base.warehouses(),
        Set.of(sku),
        base.deliveryServiceFields(),
        base.defaultDeliveryService(),
        base.shippingCosts(),
        base.authorisedStates(),
        base.unpaidBillingStates(),
        base.chargedBillingStates(),
        base.cancelledItemStates(),
        base.forceCloseAfter());
  }

  static ScayleWebhookSettings webhooks() {
    return new ScayleWebhookSettings(
        List.of(new Secret(PATH), new Secret("an-older-path")),
        List.of(new Secret(USER + ":" + PASSWORD), new Secret("old:credentials")),
        null,
        AcknowledgedAs.ORDER_ID,
        201,
        "rejected",
        Duration.ofSeconds(3));
  }

  /** An order with one line per quantity, 10.00 EUR a unit. */
  static OrderId place(ScayleStandIn standIn, int... quantities) throws InterruptedException {
    List<Unit> units = new ArrayList<>();
    for (int line = 0; line < quantities.length; line++) {
      for (int unit = 0; unit < quantities[line]; unit++) {
        units.add(unit("SKU-" + (line + 1), 1000, "19", ScayleSamples.MAIN_WAREHOUSE));
      }
    }
    return place(standIn, units);
  }

  static OrderId place(ScayleStandIn standIn, List<Unit> units) throws InterruptedException {
    int number = PLACED.incrementAndGet();
    Recipient kim =
        new Recipient(
            "Kim",
            "Muster",
            "d",
            "Hauptstr.",
            "1a",
            null,
            "10115",
            "Berlin",
            "DE",
            "+49301234",
            "kim@example.org",
            null);
    return place(
        standIn,
        new ScayleSample(
            ScayleSampleKind.PAID,
            "N-" + number,
            "P-" + number,
            kim,
            kim,
            "DHL_STD_NATIONAL",
            units,
            null));
  }

  /** Places a sample, and waits until it is delegated where it will be. */
  static OrderId place(ScayleStandIn standIn, ScayleSample sample) throws InterruptedException {
    OrderId order = new OrderId(Long.toString(standIn.storefront().place(sample)));
    standIn.settle(Duration.ofSeconds(10));
    return order;
  }

  static Unit unit(String sku, long cents, String taxPercent, String warehouse) {
    return new Unit(sku, "Thing", cents, new BigDecimal(taxPercent), warehouse, List.of());
  }

  static ScayleOrderView view(ScayleStandIn standIn, OrderId order) {
    return standIn.order(Long.parseLong(order.value()));
  }

  /** How often the connection's own key changed the order. */
  static int writesTo(ScayleStandIn standIn, OrderId order) {
    return (int)
        standIn.ledger().facts().stream()
            .filter(fact -> fact.subject().equals(order.value()))
            .filter(fact ->
                switch (fact.kind()) {
                  case "PACKAGE_SHIPPED", "REFERENCE_KEY_SET" -> true;
                  case "ITEMS_CANCELLED" -> fact.detail().path("by").asText().equals("MERCHANT");
                  default -> false;
                })
            .count();
  }
}
