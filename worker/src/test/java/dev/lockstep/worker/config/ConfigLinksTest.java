package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What links, connections and platforms call each other. */
class ConfigLinksTest extends ConfigLoaderSetting {
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
}
