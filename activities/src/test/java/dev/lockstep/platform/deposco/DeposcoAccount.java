package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import okhttp3.OkHttpClient;

/** Business units at Deposco for tests: fast, small pages, everything else as by default. */
final class DeposcoAccount {
  static final ConnectionId CONNECTION = new ConnectionId("dc");
  static final DeposcoAuth AUTH =
      DeposcoAuth.refreshToken(
          DeposcoOptions.CLIENT_ID,
          new Secret(DeposcoOptions.CLIENT_SECRET),
          new Secret(DeposcoOptions.REFRESH_TOKEN));
  static final DeposcoPace FAST =
      new DeposcoPace(
          10_000,
          1_000,
          8,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          2,
          20);
  private static final OkHttpClient HTTP = new OkHttpClient();

  private DeposcoAccount() {}

  static DeposcoSettings settings(URI baseUrl, URI tokenUrl) {
    return settings(baseUrl, tokenUrl, AUTH, DeposcoOrderRules.DEFAULT, true);
  }

  static DeposcoSettings settings(
      URI baseUrl, URI tokenUrl, DeposcoAuth auth, DeposcoOrderRules rules, boolean skuLookup) {
    return new DeposcoSettings(
        baseUrl,
        tokenUrl,
        auth,
        DeposcoOptions.BUSINESS_UNIT,
        FAST,
        rules,
        DeposcoShipmentRules.DEFAULT,
        Map.of(),
        Map.of(),
        ZoneId.of("UTC"),
        skuLookup,
        Duration.ofMinutes(15));
  }

  static PlatformContext context() {
    return new PlatformContext(InstantSource.system(), HTTP, new SimpleMeterRegistry());
  }

  static Warehouse warehouse(DeposcoSettings settings) {
    return new DeposcoPlatform().warehouse(CONNECTION, settings, context()).orElseThrow();
  }

  static Warehouse warehouse(DeposcoStandIn deposco) {
    return warehouse(settings(deposco.apiUri(), deposco.tokenUri()));
  }

  static Warehouse warehouse(DeposcoStandIn deposco, DeposcoOrderRules rules) {
    return warehouse(settings(deposco.apiUri(), deposco.tokenUri(), AUTH, rules, true));
  }

  /** The default rules with one of them changed. */
  static Rules rules() {
    return new Rules();
  }

  /** Changes some rules and keeps the others. */
  static final class Rules {
    private boolean upsert = true;
    private boolean amend = true;
    private boolean cancelLines = true;
    private DeposcoOrderRules.CancelledQuantity quantity = DeposcoOrderRules.CancelledQuantity.MORE;
    private DeposcoOrderRules.HoldFirst holdFirst = DeposcoOrderRules.HoldFirst.WHOLE_ORDERS;
    private boolean companyInLine4 = true;

    Rules makingCopies() {
      upsert = false;
      return this;
    }

    Rules bare() {
      amend = false;
      cancelLines = false;
      return this;
    }

    Rules counting(DeposcoOrderRules.CancelledQuantity value) {
      quantity = value;
      return this;
    }

    Rules holding(DeposcoOrderRules.HoldFirst value) {
      holdFirst = value;
      return this;
    }

    Rules withoutCompany() {
      companyInLine4 = false;
      return this;
    }

    DeposcoOrderRules get() {
      DeposcoOrderRules usual = DeposcoOrderRules.DEFAULT;
      return new DeposcoOrderRules(
          upsert,
          usual.createStatus(),
          usual.orderSource(),
          usual.orderNumberField(),
          companyInLine4,
          usual.mostLines(),
          amend,
          cancelLines,
          quantity,
          holdFirst);
    }
  }
}
