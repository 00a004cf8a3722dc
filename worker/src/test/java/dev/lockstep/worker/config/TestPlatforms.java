package dev.lockstep.worker.config;

import static org.mockito.Mockito.mock;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import dev.lockstep.platform.Platform;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.webhook.WebhookDecoder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A storefront and a warehouse that nobody has, so that no real platform is needed here. */
public final class TestPlatforms {
  private TestPlatforms() {}

  public record ShopSettings(
      @Setting("Address of the shop.") URI apiUrl,
      @Setting("Token of the shop.") Secret token,
      @Setting(value = "Requests per second.", byDefault = "25") int requestsPerSecond) {
    public ShopSettings {
      if (requestsPerSecond < 1) {
        throw new IllegalArgumentException("requestsPerSecond must be at least 1.");
      }
    }
  }

  public record DepotSettings(
      @Setting("Address of the depot.") URI baseUrl,
      @Setting("Our code at the depot.") @Nullable String clientCode) {}

  public record HookSettings(
      @Setting("Signing secrets, newest first.") List<Secret> secrets,
      @Setting("Topic.") @Nullable String topic) {}

  public static List<Platform<?, ?>> all() {
    return List.of(new Shop(), new Depot());
  }

  static final class Shop implements Platform<ShopSettings, HookSettings> {
    @Override
    public String name() {
      return "shop-o-matic";
    }

    @Override
    public Class<ShopSettings> settings() {
      return ShopSettings.class;
    }

    @Override
    public Class<HookSettings> webhookSettings() {
      return HookSettings.class;
    }

    @Override
    public Optional<OrderSource> orderSource(
        ConnectionId connection, ShopSettings settings, PlatformContext context) {
      return Optional.of(mock(OrderSource.class));
    }

    @Override
    public Optional<Warehouse> warehouse(
        ConnectionId connection, ShopSettings settings, PlatformContext context) {
      return Optional.empty();
    }

    @Override
    public WebhookDecoder webhooks(
        ConnectionId connection,
        ShopSettings settings,
        HookSettings webhookSettings,
        PlatformContext context) {
      return request -> new WebhookDecoder.Decoded.Hints(List.of());
    }
  }

  static final class Depot implements Platform<DepotSettings, HookSettings> {
    @Override
    public String name() {
      return "depot";
    }

    @Override
    public Class<DepotSettings> settings() {
      return DepotSettings.class;
    }

    @Override
    public Class<HookSettings> webhookSettings() {
      return HookSettings.class;
    }

    @Override
    public Optional<OrderSource> orderSource(
        ConnectionId connection, DepotSettings settings, PlatformContext context) {
      return Optional.empty();
    }

    @Override
    public Optional<Warehouse> warehouse(
        ConnectionId connection, DepotSettings settings, PlatformContext context) {
      return Optional.of(mock(Warehouse.class));
    }

    @Override
    public WebhookDecoder webhooks(
        ConnectionId connection,
        DepotSettings settings,
        HookSettings webhookSettings,
        PlatformContext context) {
      return request -> new WebhookDecoder.Decoded.Hints(List.of());
    }
  }
}
