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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final String SMALLEST =
      """
      connections:
        shop:
          platform: shop-o-matic
          apiUrl: https://shop.example
          token: {env: SHOP_TOKEN}
        dc:
          platform: depot
          baseUrl: https://depot.example
      links:
        uk:
          source: shop
          facilities:
            general: {warehouse: dc, facility: MAN1}
      """;

  @TempDir Path directory;
  private ConfigLoader loader;

  @BeforeEach
  void a_loader_with_two_platforms() {
    loader =
        new ConfigLoader(TestPlatforms.all(), Map.of("SHOP_TOKEN", "t0p-secret", "BLANK", " "));
  }

  private Path file(String yaml) {
    try {
      return Files.writeString(directory.resolve("lockstep.yaml"), yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private LockstepConfig load(String yaml) {
    return loader.load(file(yaml));
  }

  private static ConnectionConfig<?, ?> shop(LockstepConfig config) {
    return requireNonNull(config.connections().get(new ConnectionId("shop")));
  }

  private static LinkConfig link(LockstepConfig config) {
    return requireNonNull(config.links().get(new LinkId("uk")));
  }

  private List<String> mistakes(String yaml) {
    return mistakes(file(yaml));
  }

  private List<String> mistakes(Path file) {
    return catchThrowableOfType(ConfigProblems.class, () -> loader.load(file)).problems().stream()
        .map(ConfigProblem::toString)
        .toList();
  }

  /** The smallest configuration with one text in it replaced. */
  private List<String> mistakesWith(String text, String replacement) {
    assertThat(SMALLEST).contains(text);
    return mistakes(SMALLEST.replace(text, replacement));
  }

  private List<String> mistakesAfter(String more) {
    return mistakes(SMALLEST + more);
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
  class A_key {
    @Test
    void that_nobody_knows_is_named_with_the_key_likely_meant() {
      assertThat(mistakesAfter("temporal: {adress: temporal:7233}\n"))
          .containsExactly("line 14: temporal.adress is not a setting. Did you mean 'address'?");
    }

    @Test
    void that_resembles_nothing_is_named_with_what_is_known() {
      assertThat(mistakesAfter("sweep: {colour: red}\n"))
          .containsExactly(
              "line 14: sweep.colour is not a setting. Known here: every, firstOrdersWindow, firstWindow, jitter, orders, overlap.");
    }

    @Test
    void of_another_platform_is_unknown_too() {
      assertThat(
              mistakesWith(
                  "apiUrl: https://shop.example", "apiUrl: https://s.example\n    clientCode: X"))
          .containsExactly(
              "line 5: connections.shop.clientCode is not a setting. Known here: activitiesPerSecond, apiUrl, platform, requestsPerSecond, token.");
    }

    @Test
    void that_stands_twice_is_a_mistake() {
      assertThat(mistakesAfter("links: {}\n"))
          .containsExactly("line 14: 'links' stands twice, first on line 9. Keep one of them.");
    }

    @Test
    void that_is_missing_is_explained() {
      assertThat(mistakesWith("    apiUrl: https://shop.example\n", ""))
          .containsExactly("line 3: connections.shop.apiUrl is missing: Address of the shop.");
    }

    @Test
    void without_a_value_counts_as_missing() {
      assertThat(mistakesWith("source: shop", "source:"))
          .containsExactly("line 11: links.uk.source is missing: Connection the orders come from.");
    }
  }

  @Nested
  class A_value {
    @Test
    void that_is_no_whole_number() {
      assertThat(mistakesAfter("webhooks: {port: http}\n"))
          .containsExactly(
              "line 14: webhooks.port is not a whole number: 'http'. Write it like 20.");
    }

    @Test
    void that_is_no_number() {
      assertThat(mistakesWith("platform: depot", "platform: depot\n    activitiesPerSecond: fast"))
          .containsExactly(
              "line 8: connections.dc.activitiesPerSecond is not a number: 'fast'. Write it like 2.5.");
    }

    @Test
    void that_is_no_duration() {
      assertThat(mistakesAfter("sweep: {every: soon}\n"))
          .containsExactly(
              "line 14: sweep.every is not a duration: 'soon'. Write it like 30s, 15m, 6h or 3d.");
    }

    @Test
    void that_is_no_address() {
      assertThat(mistakesWith("https://depot.example", "depot"))
          .containsExactly(
              "line 8: connections.dc.baseUrl is not an address: 'depot'. Write it like https://api.example.com.");
    }

    @Test
    void that_is_no_regular_expression() {
      assertThat(mistakesAfter("    skus: {pattern: '[A-'}\n"))
          .containsExactly(
              "line 14: links.uk.skus.pattern is not a regular expression: '[A-'. Write it like [A-Z0-9-]+.");
    }

    @Test
    void that_is_no_word_of_an_enum() {
      assertThat(mistakesAfter("    payment: {basis: paid}\n"))
          .containsExactly(
              "line 14: links.uk.payment.basis is not a known word: 'paid'. Write one of: state, charged, authorised, none.");
    }

    @Test
    void that_is_empty() {
      assertThat(mistakesWith("source: shop", "source: ''"))
          .contains("line 11: links.uk.source is empty. Write a value, or remove the key.");
    }

    @Test
    void where_a_block_is_due() {
      assertThat(mistakesAfter("temporal: localhost:7233\n"))
          .containsExactly("line 14: temporal is a block of keys, not a single value.");
    }

    @Test
    void where_a_list_is_due() {
      assertThat(mistakesAfter("    payment: {settledLabels: Paid}\n"))
          .containsExactly(
              "line 14: links.uk.payment.settledLabels is a list. Write [a, b], or one '- a' per line.");
    }

    @Test
    void where_a_block_stands_instead() {
      assertThat(mistakesAfter("sweep: {every: {minutes: 5}}\n"))
          .containsExactly("line 14: sweep.every is a single value, not a block or a list.");
    }

    @Test
    void that_its_record_refuses() {
      assertThat(mistakesAfter("    cutOff: {tooLateFrom: delivered}\n"))
          .containsExactly(
              "line 14: links.uk.cutOff is refused: A cut-off is a stage of the floor from RELEASED to DISPATCHED, not DELIVERED");
    }
  }

  @Nested
  class Facilities_of_a_link {
    @Test
    void that_stand_for_two_warehouses_are_refused() {
      assertThat(mistakesAfter("      channels: {north: {warehouse: dc2, facility: MAN1}}\n"))
          .contains(
              "line 13: links.uk.facilities is refused: Facility MAN1 stands for two warehouses: dc and dc2. The code is part of our reference: make it unique.");
    }

    @Test
    void with_the_mark_of_our_reference_are_refused() {
      assertThat(mistakesWith("MAN1", "MAN~1"))
          .containsExactly(
              "line 13: links.uk.facilities.general is refused: A facility code must not contain ~, which parts it from the order in our reference: MAN~1.");
    }
  }

  @Nested
  class A_secret {
    @Test
    void that_stands_in_the_file_is_refused_and_not_repeated() {
      assertThat(mistakesWith("{env: SHOP_TOKEN}", "hunter2"))
          .containsExactly(
              "line 5: connections.shop.token is a secret and does not stand in this file. Write {env: NAME} or {file: path}.");
    }

    @Test
    void that_the_environment_does_not_hold() {
      assertThat(mistakesWith("SHOP_TOKEN", "SHOP_TOKN"))
          .containsExactly(
              "line 5: connections.shop.token names an environment variable that is not set: SHOP_TOKN. Set it, or correct the name.");
    }

    @Test
    void that_is_blank_in_the_environment() {
      assertThat(mistakesWith("SHOP_TOKEN", "BLANK"))
          .containsExactly(
              "line 5: connections.shop.token names an environment variable that is empty: BLANK. Set it, or correct the name.");
    }

    @Test
    void whose_file_does_not_exist() {
      assertThat(mistakesWith("{env: SHOP_TOKEN}", "{file: secrets/token}"))
          .containsExactly(
              "line 5: connections.shop.token names a file that does not exist: %s. Create it, or correct the path."
                  .formatted(directory.resolve("secrets/token")));
    }

    @Test
    void whose_file_is_empty() throws IOException {
      Path empty = Files.writeString(directory.resolve("token"), "\n");

      assertThat(mistakesWith("{env: SHOP_TOKEN}", "{file: token}"))
          .containsExactly(
              "line 5: connections.shop.token names a file that is empty: %s. Put the secret into it."
                  .formatted(empty));
    }

    @Test
    void whose_file_is_a_directory() {
      assertThat(mistakesWith("{env: SHOP_TOKEN}", "{file: .}"))
          .containsExactly(
              "line 5: connections.shop.token names a file that cannot be read: %s. It must be a text file this account may read."
                  .formatted(directory.resolve(".")));
    }
  }

  @Nested
  class A_name {
    @Test
    void of_no_platform() {
      assertThat(mistakesWith("platform: depot", "platform: depto"))
          .containsExactly(
              "line 7: connections.dc.platform is not a platform: 'depto'. Did you mean 'depot'? Known platforms: depot, shop-o-matic.");
    }

    @Test
    void of_a_platform_is_missing() {
      assertThat(mistakesWith("    platform: depot\n", ""))
          .containsExactly(
              "line 7: connections.dc.platform is missing: Name of the platform. Known platforms: depot, shop-o-matic.");
    }

    @Test
    void of_an_unknown_source() {
      assertThat(mistakesWith("source: shop", "source: shpo"))
          .containsExactly(
              "line 11: links.uk.source names an unknown connection: 'shpo'. Did you mean 'shop'?");
    }

    @Test
    void of_an_unknown_warehouse_of_a_channel() {
      assertThat(mistakesAfter("      channels: {north: {warehouse: leeds, facility: L}}\n"))
          .containsExactly(
              "line 14: links.uk.facilities.channels.north.warehouse names an unknown connection: 'leeds'. Known here: dc, shop.");
    }

    @Test
    void of_a_warehouse_as_source() {
      assertThat(mistakesWith("source: shop", "source: dc"))
          .containsExactly(
              "line 11: links.uk.source names a connection that is no order source: 'dc'. Name one of: shop.");
    }

    @Test
    void of_a_source_as_warehouse() {
      assertThat(mistakesWith("warehouse: dc", "warehouse: shop"))
          .containsExactly(
              "line 13: links.uk.facilities.general.warehouse names a connection that is no warehouse: 'shop'. Name one of: dc.");
    }

    @Test
    void of_an_unknown_connection_with_webhooks() {
      assertThat(mistakesAfter("webhooks: {endpoints: {depot: {}}}\n"))
          .containsExactly(
              "line 14: webhooks.endpoints.depot names an unknown connection. Known here: dc, shop.");
    }

    @Test
    void that_cannot_be_part_of_an_id() {
      assertThat(mistakesWith("  uk:", "  uk/b2c:"))
          .containsExactly(
              "line 10: links.uk/b2c is not a name. Use letters, digits, '-' and '_', at most 50, since it becomes part of ids and addresses.");
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
