package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one stand-in behaves.
 *
 * @param port 0 takes a free one
 * @param basePath before every path of the API
 * @param seed of ids and faults
 * @param shopKey with {@code countryCode}, the one shop country there is
 * @param merchantKey the one merchant, to whom every order is delegated
 * @param warehouses reference keys; ids are counted from them
 * @param carriers keys that a shipment may name
 * @param delegation null: somebody else acknowledges every order as soon as it is due
 * @param cancellation null: nobody is asked before a customer cancels
 * @param webhooks null sends none
 */
public record ScayleOptions(
    int port,
    String basePath,
    String tenantKey,
    List<ScayleKey> keys,
    long seed,
    InstantSource clock,
    String shopKey,
    String countryCode,
    int companyId,
    String merchantKey,
    List<String> warehouses,
    List<String> carriers,
    Quotas quotas,
    Timing timing,
    Assumptions assumptions,
    @Nullable ScayleEndpoint delegation,
    @Nullable ScayleEndpoint cancellation,
    @Nullable ScayleEndpoint webhooks,
    DeliveryPolicy delivery) {

  public static final String TOKEN = "scayle-sandbox-token";

  private static final List<String> CARRIERS =
      List.of("DHL_STD_NATIONAL", "DHL_EXPRESS", "HERMES_KLV", "DPD_CLASSIC", "UPS_STANDARD");

  public ScayleOptions {
    keys = List.copyOf(keys);
    warehouses = List.copyOf(warehouses);
    carriers = List.copyOf(carriers);
  }

  public static ScayleOptions defaults() {
    return new ScayleOptions(
        0,
        "/api/admin/v1",
        "lockstep",
        List.of(new ScayleKey(TOKEN, Set.of(Scope.values()))),
        1,
        InstantSource.system(),
        "ls",
        "de",
        17,
        "lockstep",
        List.of(ScayleSamples.MAIN_WAREHOUSE, ScayleSamples.NORTH_WAREHOUSE),
        CARRIERS,
        Quotas.off(),
        Timing.asDocumented().withDelegationPause(Duration.ZERO),
        Assumptions.defaults(),
        null,
        null,
        null,
        DeliveryPolicy.defaults());
  }

  /** The same options with some of them changed. */
  public Builder with() {
    return new Builder(this);
  }

  /** Changes some options and keeps the others. */
  public static final class Builder {
    private int port;
    private String basePath;
    private String tenantKey;
    private List<ScayleKey> keys;
    private long seed;
    private InstantSource clock;
    private String shopKey;
    private String countryCode;
    private int companyId;
    private String merchantKey;
    private List<String> warehouses;
    private List<String> carriers;
    private Quotas quotas;
    private Timing timing;
    private Assumptions assumptions;
    private @Nullable ScayleEndpoint delegation;
    private @Nullable ScayleEndpoint cancellation;
    private @Nullable ScayleEndpoint webhooks;
    private DeliveryPolicy delivery;

    private Builder(ScayleOptions from) {
      port = from.port;
      basePath = from.basePath;
      tenantKey = from.tenantKey;
      keys = from.keys;
      seed = from.seed;
      clock = from.clock;
      shopKey = from.shopKey;
      countryCode = from.countryCode;
      companyId = from.companyId;
      merchantKey = from.merchantKey;
      warehouses = from.warehouses;
      carriers = from.carriers;
      quotas = from.quotas;
      timing = from.timing;
      assumptions = from.assumptions;
      delegation = from.delegation;
      cancellation = from.cancellation;
      webhooks = from.webhooks;
      delivery = from.delivery;
    }

    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder basePath(String value) {
      basePath = value;
      return this;
    }

    public Builder tenantKey(String value) {
      tenantKey = value;
      return this;
    }

    public Builder keys(List<ScayleKey> value) {
      keys = value;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    public Builder shopKey(String value) {
      shopKey = value;
      return this;
    }

    public Builder countryCode(String value) {
      countryCode = value;
      return this;
    }

    public Builder companyId(int value) {
      companyId = value;
      return this;
    }

    public Builder merchantKey(String value) {
      merchantKey = value;
      return this;
    }

    public Builder warehouses(List<String> value) {
      warehouses = value;
      return this;
    }

    public Builder carriers(List<String> value) {
      carriers = value;
      return this;
    }

    public Builder quotas(Quotas value) {
      quotas = value;
      return this;
    }

    public Builder timing(Timing value) {
      timing = value;
      return this;
    }

    public Builder assumptions(Assumptions value) {
      assumptions = value;
      return this;
    }

    public Builder delegation(@Nullable ScayleEndpoint value) {
      delegation = value;
      return this;
    }

    public Builder cancellation(@Nullable ScayleEndpoint value) {
      cancellation = value;
      return this;
    }

    public Builder webhooks(@Nullable ScayleEndpoint value) {
      webhooks = value;
      return this;
    }

    public Builder delivery(DeliveryPolicy value) {
      delivery = value;
      return this;
    }

    public ScayleOptions build() {
      return new ScayleOptions(
          port,
          basePath,
          tenantKey,
          keys,
          seed,
          clock,
          shopKey,
          countryCode,
          companyId,
          merchantKey,
          warehouses,
          carriers,
          quotas,
          timing,
          assumptions,
          delegation,
          cancellation,
          webhooks,
          delivery);
    }
  }
}
