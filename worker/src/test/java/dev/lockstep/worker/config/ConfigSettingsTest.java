package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What single settings may look like. */
class ConfigSettingsTest extends ConfigLoaderSetting {
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
}
