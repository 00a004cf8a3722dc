package dev.lockstep.worker.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Secret;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.policy.AddressRule;
import dev.lockstep.order.policy.CutOff;
import dev.lockstep.order.policy.Deadlines;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.order.policy.LineRule;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.order.policy.PaymentRule;
import dev.lockstep.order.policy.PriceRule;
import dev.lockstep.order.policy.SkuRule;
import dev.lockstep.worker.config.TestPlatforms.ShopSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest extends ConfigLoaderSetting {
  private static ConnectionConfig<?, ?> shop(LockstepConfig config) {
    return requireNonNull(config.connections().get(new ConnectionId("shop")));
  }

  private static LinkConfig link(LockstepConfig config) {
    return requireNonNull(config.links().get(new LinkId("uk")));
  }

  @Nested
  class A_valid_file {
    @Test
    void needs_no_more_than_connections_and_a_link() {
      LockstepConfig config = load(SMALLEST);

      assertThat(config.temporal().address()).isEqualTo("127.0.0.1:7233");
      assertThat(config.connections().keySet())
          .containsExactly(new ConnectionId("shop"), new ConnectionId("dc"));
      assertThat(link(config).source()).isEqualTo(new ConnectionId("shop"));
      assertThat(config.sweep().every()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void holds_the_settings_record_of_each_platform() {
      var shop = shop(load(SMALLEST));

      assertThat(shop.settings())
          .isInstanceOfSatisfying(
              ShopSettings.class,
              settings -> {
                assertThat(settings.apiUrl()).isEqualTo(URI.create("https://shop.example"));
                assertThat(settings.token().reveal()).isEqualTo("t0p-secret");
                assertThat(settings.requestsPerSecond()).isEqualTo(25);
              });
      assertThat(shop.activitiesPerSecond()).isEqualTo(50);
    }

    @Test
    void leaves_every_rule_of_a_link_at_its_default() {
      LinkId link = new LinkId("uk");
      LinkPolicy policy = link(load(SMALLEST)).policy(link);

      assertThat(policy.payment()).isEqualTo(PaymentRule.DEFAULT);
      assertThat(policy.lines()).isEqualTo(LineRule.DEFAULT);
      assertThat(policy.address()).isEqualTo(AddressRule.DEFAULT);
      assertThat(policy.prices()).isEqualTo(PriceRule.DEFAULT);
      assertThat(policy.cutOff()).isEqualTo(CutOff.DEFAULT);
      assertThat(policy.deadlines()).isEqualTo(Deadlines.DEFAULT);
      assertThat(policy.skus().pattern()).hasToString(SkuRule.DEFAULT.pattern().pattern());
      assertThat(policy.skus().mapping()).isEmpty();
    }

    @Test
    void overrides_every_rule_of_a_link() {
      LinkId link = new LinkId("uk");
      String rules =
          """
                channels:
                  north: {warehouse: dc, facility: LEE1}
              deliveryServices:
                Royal Mail 24: {carrier: RM, service: TPN}
              payment: {basis: state, settledLabels: [Paid, CreditOwed]}
              lines: {custom: park, bundleParents: ship}
              skus: {pattern: '\\d+', mapping: {"007": B-7}}
              address: {longestLine: 40, mostLines: 2}
              prices: {tolerance: 2}
              cutOff: {tooLateFrom: part-dispatched}
              deadlines: {settle: 5s, dispatch: 2d}
          """;
      LinkPolicy policy = link(load(SMALLEST + rules)).policy(link);

      assertThat(policy.facilities().of("north"))
          .contains(new Facilities.Site(new ConnectionId("dc"), new FacilityId("LEE1")));
      assertThat(policy.deliveryServices().of("Royal Mail 24"))
          .contains(new DeliveryService("RM", "TPN"));
      assertThat(policy.payment().basis()).isEqualTo(PaymentRule.Basis.STATE);
      assertThat(policy.payment().settledLabels()).containsExactlyInAnyOrder("Paid", "CreditOwed");
      assertThat(policy.lines())
          .isEqualTo(new LineRule(LineRule.Treatment.PARK, LineRule.Treatment.SHIP));
      assertThat(policy.skus().mapping()).containsEntry("007", new Sku("B-7"));
      assertThat(policy.address()).isEqualTo(new AddressRule(40, 2));
      assertThat(policy.prices()).isEqualTo(new PriceRule(2));
      assertThat(policy.cutOff()).isEqualTo(new CutOff(FulfilmentStage.PART_DISPATCHED));
      assertThat(policy.deadlines().settle()).isEqualTo(Duration.ofSeconds(5));
      assertThat(policy.deadlines().dispatch()).isEqualTo(Duration.ofDays(2));
      assertThat(policy.deadlines().payment()).isEqualTo(Deadlines.DEFAULT.payment());
    }

    @Test
    void reads_secrets_from_files_beside_it_without_the_final_line_break() throws IOException {
      Files.writeString(directory.resolve("token"), "from-a-file\n");

      var shop = shop(load(SMALLEST.replace("{env: SHOP_TOKEN}", "{file: token}")));

      assertThat(((ShopSettings) shop.settings()).token().reveal()).isEqualTo("from-a-file");
    }

    @Test
    void gives_a_connection_the_webhook_settings_of_its_platform() {
      LockstepConfig config =
          load(SMALLEST + "webhooks: {endpoints: {dc: {secrets: [{env: SHOP_TOKEN}]}}}\n");

      assertThat(config.webhooks().endpoints().values())
          .singleElement()
          .extracting(WebhooksConfig.Endpoint::settings)
          .isEqualTo(new TestPlatforms.HookSettings(List.of(new Secret("t0p-secret")), null));
    }

    @Test
    void shows_no_secret_when_it_is_printed() {
      assertThat(load(SMALLEST)).asString().doesNotContain("t0p-secret").contains("***");
    }
  }

  @Nested
  class A_file_that_cannot_be_read {
    @Test
    void because_it_does_not_exist() {
      assertThat(mistakes(directory.resolve("nowhere.yaml")))
          .containsExactly(
              "The file does not exist. Name another one, or create it. Copy lockstep.example.yaml and start from there.");
    }

    @Test
    void because_it_is_a_directory() {
      assertThat(mistakes(directory))
          .containsExactly(
              "The file cannot be read. It must be a text file this account may read.");
    }

    @Test
    void because_it_is_empty() {
      assertThat(mistakes("# nothing yet\n"))
          .containsExactly(
              "The file holds no settings. Copy lockstep.example.yaml and start from there.");
    }

    @Test
    void because_it_is_no_yaml() {
      assertThat(mistakes("connections:\n  shop:\n platform: x\n"))
          .containsExactly(
              "line 3: This is not YAML (expected <block end>, but found '<block mapping start>'). Check indentation and quotes.");
    }

    @Test
    void because_it_holds_two_documents() {
      assertThat(mistakes(SMALLEST + "---\nlinks: {}\n"))
          .containsExactly("line 15: A second document begins. Keep everything in one.");
    }

    @Test
    void because_it_uses_an_alias() {
      assertThat(mistakesWith("facility: MAN1}", "facility: *site}"))
          .contains("line 13: Aliases (*name) are not supported. Write the values out.");
    }
  }

  @Nested
  class Many_mistakes {
    @Test
    void are_told_together_in_the_order_of_the_file() {
      Path file =
          file(
              """
              temporal: {namspace: shops}
              connections:
                shop:
                  platform: shop-o-matic
                  token: {env: NOWHERE}
                dc:
                  platform: wherehouse
              links:
                uk:
                  source: shopp
                  facilities:
                    general: {warehouse: dc}
                  deadlines: {settle: soon}
              sweep: {every: 0s}
              """);

      assertThat(catchThrowableOfType(ConfigProblems.class, () -> loader.load(file)))
          .hasMessage(
              """
              The configuration has 8 mistakes: %s
                line 1: temporal.namspace is not a setting. Did you mean 'namespace'?
                line 4: connections.shop.apiUrl is missing: Address of the shop.
                line 5: connections.shop.token names an environment variable that is not set: NOWHERE. Set it, or correct the name.
                line 7: connections.dc.platform is not a platform: 'wherehouse'. Known platforms: depot, shop-o-matic.
                line 10: links.uk.source names an unknown connection: 'shopp'. Did you mean 'shop'?
                line 12: links.uk.facilities.general.facility is missing: The warehouse's own code of the facility.
                line 13: links.uk.deadlines.settle is not a duration: 'soon'. Write it like 30s, 15m, 6h or 3d.
                line 14: sweep is refused: every must be at least 1s.\
              """
                  .formatted(file));
    }
  }
}
