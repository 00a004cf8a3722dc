package dev.lockstep.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.Secret;
import dev.lockstep.demo.stage.CommercetoolsShop;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.ScendDepot;
import dev.lockstep.demo.stage.Shop;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.config.LockstepConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoConfigTest {
  private static final DeliveryService STANDARD = new DeliveryService("DPD", "STANDARD");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Next Day",
        "yes",
        "24",
        "a: b, {c} # d",
        "it's \"evening\" \\ night",
        " with space around ",
        "Zürich – 配送 🚚",
        "%(link)"
      })
  void a_shipping_method_of_real_orders_is_mapped_whatever_its_name(String method) {
    assertThat(policy(List.of(method), List.of()).deliveryServices().of(method)).contains(STANDARD);
  }

  @Test
  void a_supply_channel_of_real_orders_is_mapped_to_the_main_facility() {
    assertThat(policy(List.of(), List.of("3c3c-99")).facilities().of("3c3c-99"))
        .contains(new Facilities.Site(new ConnectionId("scend"), new FacilityId("MAIN")));
  }

  @Test
  void what_the_demo_maps_anyway_keeps_its_meaning() {
    LinkPolicy policy = policy(List.of("Express", "Standard"), List.of("facility-north"));

    assertThat(policy.deliveryServices().of("Express"))
        .contains(new DeliveryService("DPD", "NEXT-DAY"));
    assertThat(policy.facilities().of("facility-north"))
        .map(Facilities.Site::facility)
        .contains(new FacilityId("NORTH"));
  }

  @Test
  void without_real_orders_a_foreign_method_stays_unmapped() {
    assertThat(policy(List.of(), List.of()).deliveryServices().of("Carrier Pigeon")).isEmpty();
  }

  @Test
  void lists_link_to_the_web_ui_and_the_board_lets_the_demo_in() {
    LockstepConfig config = config(List.of(), List.of());

    assertThat(config.temporal().webUi()).isEqualTo(URI.create("http://127.0.0.1:8233"));
    assertThat(config.board().accounts()).containsOnlyKeys("demo");
    assertThat(config.board().accounts().get("demo")).extracting(Secret::reveal).isEqualTo("demo");
  }

  private LinkPolicy policy(List<String> methods, List<String> channels) {
    return requireNonNull(config(methods, channels).links().get(DemoStack.LINK))
        .policy(DemoStack.LINK);
  }

  private LockstepConfig config(List<String> methods, List<String> channels) {
    ForeignNames names = new ForeignNames(new TreeSet<>(methods), new TreeSet<>(channels));
    try (Shop shop = CommercetoolsShop.open(1, names, InstantSource.system());
        Depot depot = ScendDepot.open(1, Duration.ofMillis(100), InstantSource.system())) {
      Path file =
          DemoConfig.write(
              RunDirectory.create(directory),
              new DemoStack.Server(
                  "127.0.0.1:7233", "default", Optional.of(URI.create("http://127.0.0.1:8233"))),
              List.of(new Stage(Pair.COMMERCETOOLS_SCEND, shop, depot)),
              8080,
              new DemoStack.Casting(
                  List.of(Pair.COMMERCETOOLS_SCEND),
                  1,
                  Duration.ofMillis(100),
                  Duration.ofSeconds(3),
                  names));
      return Configurations.load(file);
    }
  }
}
