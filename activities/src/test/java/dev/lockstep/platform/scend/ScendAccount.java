package dev.lockstep.platform.scend;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.Warehouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;

/** Accounts at Scend for tests: fast, small pages, everything else as the profile assumes. */
final class ScendAccount {
  static final ConnectionId CONNECTION = new ConnectionId("dc");
  static final String CLIENT_CODE = "LOCKSTEP";
  private static final OkHttpClient HTTP = new OkHttpClient();

  private ScendAccount() {}

  static ScendSettings settings(URI baseUrl) {
    return settings(baseUrl, ScendAuth.apiKey(new Secret("scend-sandbox-key")), rules("put"), true);
  }

  static ScendSettings settings(
      URI baseUrl, ScendAuth auth, ScendOrderRules rules, boolean skuLookup) {
    ScendSettings assumed = ScendSettings.assumed(baseUrl, CLIENT_CODE, auth);
    return new ScendSettings(
        baseUrl,
        CLIENT_CODE,
        "X-Client-Code",
        auth,
        rules,
        assumed.lengths(),
        assumed.paths(),
        new ScendPace(
            600_000,
            1_000,
            8,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            2),
        Map.of(),
        Map.of(),
        assumed.absentCodes(),
        assumed.voidedStatuses(),
        assumed.zone(),
        skuLookup,
        assumed.skuKnownFor());
  }

  /**
   * {@code put}, {@code post}, or {@code bare}: POST, merged lines, and nothing but create and
   * cancel.
   */
  static ScendOrderRules rules(String kind) {
    ScendOrderRules assumed = ScendOrderRules.ASSUMED;
    boolean bare = kind.equals("bare");
    return new ScendOrderRules(
        kind.equals("put") ? ScendOrderRules.CreateVerb.PUT : ScendOrderRules.CreateVerb.POST,
        bare,
        true,
        !bare,
        !bare,
        assumed.asyncIntakeWithin(),
        Set.of(409),
        assumed.referencePattern(),
        Map.of());
  }

  static PlatformContext context() {
    return new PlatformContext(InstantSource.system(), HTTP, new SimpleMeterRegistry());
  }

  static Warehouse warehouse(ScendSettings settings) {
    return new ScendPlatform().warehouse(CONNECTION, settings, context()).orElseThrow();
  }
}
