package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one stand-in behaves.
 *
 * @param port 0 takes a free one
 * @param basePath before every path of the API; the token endpoint has none
 * @param company the tenant, as token requests may name it
 * @param businessUnits known codes
 * @param items known item numbers, each with one pack of quantity 1
 * @param facilities known numbers; the first one serves orders that name none
 * @param readLag so long after its creation, an order is not found in lists yet
 * @param ignoredParameters query parameters that this tenant ignores although they are documented
 * @param quota null limits nothing
 * @param webhooks null sends none
 */
public record DeposcoOptions(
    int port,
    String basePath,
    String clientId,
    String clientSecret,
    String refreshToken,
    String company,
    Duration tokenLife,
    long seed,
    InstantSource clock,
    List<String> businessUnits,
    List<String> items,
    List<String> facilities,
    Duration readLag,
    NumberRule numberRule,
    CancelRule cancelRule,
    Envelope envelope,
    TrackingUrlForm trackingUrlForm,
    WeightForm weightForm,
    LineEcho lineEcho,
    Set<String> ignoredParameters,
    @Nullable Quota quota,
    Pace pace,
    @Nullable WebhookTarget webhooks,
    DeliveryPolicy delivery) {

  public static final String CLIENT_ID = "deposco-sandbox-client";
  public static final String CLIENT_SECRET = "deposco-sandbox-secret";
  public static final String REFRESH_TOKEN = "deposco-sandbox-refresh-token";
  public static final String COMPANY = "LOCKSTEP";
  public static final String BUSINESS_UNIT = "HIVE";

  /** For sandboxes only. */
  public static final String WEBHOOK_SECRET = "deposco-sandbox-webhook-secret";

  public DeposcoOptions {
    businessUnits = List.copyOf(businessUnits);
    items = List.copyOf(items);
    facilities = List.copyOf(facilities);
    ignoredParameters = Set.copyOf(ignoredParameters);
  }

  public static DeposcoOptions defaults() {
    return new DeposcoOptions(
        0,
        "/latest",
        CLIENT_ID,
        CLIENT_SECRET,
        REFRESH_TOKEN,
        COMPANY,
        Duration.ofHours(1),
        1,
        InstantSource.system(),
        List.of(BUSINESS_UNIT),
        Article.all().stream().map(Article::sku).toList(),
        List.of("MAIN", "NORTH"),
        Duration.ZERO,
        NumberRule.UPDATES,
        CancelRule.ADDS,
        Envelope.BARE,
        TrackingUrlForm.FULL,
        WeightForm.OBJECT,
        LineEcho.BLANK,
        Set.of(),
        null,
        new Pace.Manual(),
        null,
        DeliveryPolicy.defaults());
  }

  @Override
  public String toString() {
    return "DeposcoOptions[port=" + port + ", company=" + company + ", seed=" + seed + "]";
  }

  /** The same options with some of them changed. */
  public Builder with() {
    return new Builder(this);
  }

  /** Changes some options and keeps the others. */
  public static final class Builder {
    private int port;
    private String basePath;
    private String clientId;
    private String clientSecret;
    private String refreshToken;
    private String company;
    private Duration tokenLife;
    private long seed;
    private InstantSource clock;
    private List<String> businessUnits;
    private List<String> items;
    private List<String> facilities;
    private Duration readLag;
    private NumberRule numberRule;
    private CancelRule cancelRule;
    private Envelope envelope;
    private TrackingUrlForm trackingUrlForm;
    private WeightForm weightForm;
    private LineEcho lineEcho;
    private Set<String> ignoredParameters;
    private @Nullable Quota quota;
    private Pace pace;
    private @Nullable WebhookTarget webhooks;
    private DeliveryPolicy delivery;

    private Builder(DeposcoOptions from) {
      port = from.port;
      basePath = from.basePath;
      clientId = from.clientId;
      clientSecret = from.clientSecret;
      refreshToken = from.refreshToken;
      company = from.company;
      tokenLife = from.tokenLife;
      seed = from.seed;
      clock = from.clock;
      businessUnits = from.businessUnits;
      items = from.items;
      facilities = from.facilities;
      readLag = from.readLag;
      numberRule = from.numberRule;
      cancelRule = from.cancelRule;
      envelope = from.envelope;
      trackingUrlForm = from.trackingUrlForm;
      weightForm = from.weightForm;
      lineEcho = from.lineEcho;
      ignoredParameters = from.ignoredParameters;
      quota = from.quota;
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

    public Builder clientId(String value) {
      clientId = value;
      return this;
    }

    public Builder clientSecret(String value) {
      clientSecret = value;
      return this;
    }

    public Builder refreshToken(String value) {
      refreshToken = value;
      return this;
    }

    public Builder company(String value) {
      company = value;
      return this;
    }

    public Builder tokenLife(Duration value) {
      tokenLife = value;
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

    public Builder businessUnits(List<String> value) {
      businessUnits = value;
      return this;
    }

    public Builder items(List<String> value) {
      items = value;
      return this;
    }

    public Builder facilities(List<String> value) {
      facilities = value;
      return this;
    }

    public Builder readLag(Duration value) {
      readLag = value;
      return this;
    }

    public Builder numberRule(NumberRule value) {
      numberRule = value;
      return this;
    }

    public Builder cancelRule(CancelRule value) {
      cancelRule = value;
      return this;
    }

    public Builder envelope(Envelope value) {
      envelope = value;
      return this;
    }

    public Builder trackingUrlForm(TrackingUrlForm value) {
      trackingUrlForm = value;
      return this;
    }

    public Builder weightForm(WeightForm value) {
      weightForm = value;
      return this;
    }

    public Builder lineEcho(LineEcho value) {
      lineEcho = value;
      return this;
    }

    public Builder ignoredParameters(Set<String> value) {
      ignoredParameters = value;
      return this;
    }

    public Builder quota(@Nullable Quota value) {
      quota = value;
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

    public DeposcoOptions build() {
      return new DeposcoOptions(
          port,
          basePath,
          clientId,
          clientSecret,
          refreshToken,
          company,
          tokenLife,
          seed,
          clock,
          businessUnits,
          items,
          facilities,
          readLag,
          numberRule,
          cancelRule,
          envelope,
          trackingUrlForm,
          weightForm,
          lineEcho,
          ignoredParameters,
          quota,
          pace,
          webhooks,
          delivery);
    }
  }
}
