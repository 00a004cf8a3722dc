package dev.lockstep.sandbox.cin7core;

import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one stand-in behaves. The last five are what the platform does not document.
 *
 * @param port 0 takes a free one
 * @param basePath before every path of the API
 * @param accountId a GUID
 * @param locations names; the first one is the default
 * @param carriers descriptions in the list of carriers
 * @param quota null limits nothing
 * @param webhooks subscribed to every event about sales; null subscribes nothing
 * @param minute how long a minute of the webhooks' retry plan lasts
 * @param delivery only its number of posts at the same time counts: the plan is the platform's
 * @param backorderAlsoAuthorised an order short of stock sends {@code Sale/OrderAuthorised} too
 * @param pickWithoutAllocation an order authorised without allocation can be picked
 * @param orderLinesTellNonInventory order lines carry {@code NonInventory}, as pick lines do
 * @param cancelBlockedFrom undo and void are refused once this document is authorised
 * @param unknownIdStatus what a well-formed id that names nothing is answered with
 */
public record Cin7Options(
    int port,
    String basePath,
    String accountId,
    String applicationKey,
    long seed,
    InstantSource clock,
    List<String> locations,
    List<String> carriers,
    @Nullable Cin7Quota quota,
    @Nullable Cin7WebhookTarget webhooks,
    Duration minute,
    DeliveryPolicy delivery,
    boolean backorderAlsoAuthorised,
    boolean pickWithoutAllocation,
    boolean orderLinesTellNonInventory,
    Cin7Stage cancelBlockedFrom,
    int unknownIdStatus) {

  public static final String ACCOUNT_ID = "5a4d0c1e-5ca1-4b0e-8c17-c0de00000007";
  public static final String APPLICATION_KEY = "cin7-sandbox-key";

  public Cin7Options {
    locations = List.copyOf(locations);
    carriers = List.copyOf(carriers);
    accountId = UUID.fromString(accountId).toString();
  }

  public static Cin7Options defaults() {
    return new Cin7Options(
        0,
        "/ExternalApi/v2",
        ACCOUNT_ID,
        APPLICATION_KEY,
        1,
        InstantSource.system(),
        List.of("Main Warehouse", "North Warehouse"),
        List.of("DEFAULT Carrier", "Standard", "Express", "DPD", "DHL"),
        null,
        null,
        Duration.ofMillis(50),
        DeliveryPolicy.defaults(),
        false,
        false,
        true,
        Cin7Stage.SHIP,
        400);
  }

  /** The same options with some of them changed. */
  public Builder with() {
    return new Builder(this);
  }

  /** Keys do not show in texts. */
  @Override
  public String toString() {
    return "Cin7Options[port=" + port + ", seed=" + seed + ", applicationKey=***]";
  }

  /** Changes some options and keeps the others. */
  public static final class Builder {
    private int port;
    private String basePath;
    private String accountId;
    private String applicationKey;
    private long seed;
    private InstantSource clock;
    private List<String> locations;
    private List<String> carriers;
    private @Nullable Cin7Quota quota;
    private @Nullable Cin7WebhookTarget webhooks;
    private Duration minute;
    private DeliveryPolicy delivery;
    private boolean backorderAlsoAuthorised;
    private boolean pickWithoutAllocation;
    private boolean orderLinesTellNonInventory;
    private Cin7Stage cancelBlockedFrom;
    private int unknownIdStatus;

    private Builder(Cin7Options from) {
      port = from.port;
      basePath = from.basePath;
      accountId = from.accountId;
      applicationKey = from.applicationKey;
      seed = from.seed;
      clock = from.clock;
      locations = from.locations;
      carriers = from.carriers;
      quota = from.quota;
      webhooks = from.webhooks;
      minute = from.minute;
      delivery = from.delivery;
      backorderAlsoAuthorised = from.backorderAlsoAuthorised;
      pickWithoutAllocation = from.pickWithoutAllocation;
      orderLinesTellNonInventory = from.orderLinesTellNonInventory;
      cancelBlockedFrom = from.cancelBlockedFrom;
      unknownIdStatus = from.unknownIdStatus;
    }

    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder basePath(String value) {
      basePath = value;
      return this;
    }

    public Builder accountId(String value) {
      accountId = value;
      return this;
    }

    public Builder applicationKey(String value) {
      applicationKey = value;
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

    public Builder locations(List<String> value) {
      locations = value;
      return this;
    }

    public Builder carriers(List<String> value) {
      carriers = value;
      return this;
    }

    public Builder quota(@Nullable Cin7Quota value) {
      quota = value;
      return this;
    }

    public Builder webhooks(@Nullable Cin7WebhookTarget value) {
      webhooks = value;
      return this;
    }

    public Builder minute(Duration value) {
      minute = value;
      return this;
    }

    public Builder delivery(DeliveryPolicy value) {
      delivery = value;
      return this;
    }

    public Builder backorderAlsoAuthorised(boolean value) {
      backorderAlsoAuthorised = value;
      return this;
    }

    public Builder pickWithoutAllocation(boolean value) {
      pickWithoutAllocation = value;
      return this;
    }

    public Builder orderLinesTellNonInventory(boolean value) {
      orderLinesTellNonInventory = value;
      return this;
    }

    public Builder cancelBlockedFrom(Cin7Stage value) {
      cancelBlockedFrom = value;
      return this;
    }

    public Builder unknownIdStatus(int value) {
      unknownIdStatus = value;
      return this;
    }

    public Cin7Options build() {
      return new Cin7Options(
          port,
          basePath,
          accountId,
          applicationKey,
          seed,
          clock,
          locations,
          carriers,
          quota,
          webhooks,
          minute,
          delivery,
          backorderAlsoAuthorised,
          pickWithoutAllocation,
          orderLinesTellNonInventory,
          cancelBlockedFrom,
          unknownIdStatus);
    }
  }
}
