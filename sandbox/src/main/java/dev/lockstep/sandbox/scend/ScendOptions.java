package dev.lockstep.sandbox.scend;

import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one stand-in behaves.
 *
 * @param port 0 takes a free one
 * @param basePath before every path of the API
 * @param warehouses known codes; the first one serves orders that name none
 * @param readLag so long after its creation, an order cannot be read yet: 404
 * @param intakeLag not zero: creates answer 202, and the order is received so much later
 * @param pointOfNoReturn from this status on, a cancellation is too late
 * @param webhooks null sends none
 */
public record ScendOptions(
    int port,
    String basePath,
    ScendAuth auth,
    String clientCode,
    long seed,
    InstantSource clock,
    List<String> products,
    String productPattern,
    List<String> warehouses,
    Duration readLag,
    Duration intakeLag,
    ReferenceRule referenceRule,
    Status pointOfNoReturn,
    Pace pace,
    @Nullable WebhookTarget webhooks,
    DeliveryPolicy delivery) {

  public static final String API_KEY = "scend-sandbox-key";
  public static final String CLIENT_CODE = "LOCKSTEP";

  /** {@code whsec_} and the Base64 of 32 bytes; for sandboxes only. */
  public static final String WEBHOOK_SECRET =
      "whsec_c2FuZGJveC1zZWNyZXQtb2YtdGhpcnR5LXR3by1ieXRlcw==";

  public ScendOptions {
    products = List.copyOf(products);
    warehouses = List.copyOf(warehouses);
  }

  public static ScendOptions defaults() {
    return new ScendOptions(
        0,
        "/api/v1",
        new ScendAuth.ApiKey("X-Api-Key", API_KEY),
        CLIENT_CODE,
        1,
        InstantSource.system(),
        Article.all().stream().map(Article::sku).toList(),
        "^[A-Z0-9][A-Z0-9._/-]{0,29}$",
        List.of("MAIN", "NORTH"),
        Duration.ZERO,
        Duration.ZERO,
        ReferenceRule.UNIQUE,
        Status.PICKING,
        new Pace.Manual(),
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
    private ScendAuth auth;
    private String clientCode;
    private long seed;
    private InstantSource clock;
    private List<String> products;
    private String productPattern;
    private List<String> warehouses;
    private Duration readLag;
    private Duration intakeLag;
    private ReferenceRule referenceRule;
    private Status pointOfNoReturn;
    private Pace pace;
    private @Nullable WebhookTarget webhooks;
    private DeliveryPolicy delivery;

    private Builder(ScendOptions from) {
      port = from.port;
      basePath = from.basePath;
      auth = from.auth;
      clientCode = from.clientCode;
      seed = from.seed;
      clock = from.clock;
      products = from.products;
      productPattern = from.productPattern;
      warehouses = from.warehouses;
      readLag = from.readLag;
      intakeLag = from.intakeLag;
      referenceRule = from.referenceRule;
      pointOfNoReturn = from.pointOfNoReturn;
      pace = from.pace;
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

    public Builder auth(ScendAuth value) {
      auth = value;
      return this;
    }

    public Builder clientCode(String value) {
      clientCode = value;
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

    public Builder products(List<String> value) {
      products = value;
      return this;
    }

    public Builder productPattern(String value) {
      productPattern = value;
      return this;
    }

    public Builder warehouses(List<String> value) {
      warehouses = value;
      return this;
    }

    public Builder readLag(Duration value) {
      readLag = value;
      return this;
    }

    public Builder intakeLag(Duration value) {
      intakeLag = value;
      return this;
    }

    public Builder referenceRule(ReferenceRule value) {
      referenceRule = value;
      return this;
    }

    public Builder pointOfNoReturn(Status value) {
      pointOfNoReturn = value;
      return this;
    }

    public Builder pace(Pace value) {
      pace = value;
      return this;
    }

    public Builder webhooks(@Nullable WebhookTarget value) {
      webhooks = value;
      return this;
    }

    public Builder delivery(DeliveryPolicy value) {
      delivery = value;
      return this;
    }

    public ScendOptions build() {
      return new ScendOptions(
          port,
          basePath,
          auth,
          clientCode,
          seed,
          clock,
          products,
          productPattern,
          warehouses,
          readLag,
          intakeLag,
          referenceRule,
          pointOfNoReturn,
          pace,
          webhooks,
          delivery);
    }
  }
}
