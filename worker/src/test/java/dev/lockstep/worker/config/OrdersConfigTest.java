package dev.lockstep.worker.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersConfigTest {
  private static final String FILE =
      """
      temporal:
        address: temporal:7233
        apiKey: {env: TEMPORAL_API_KEY}
      connections:
        shop:
          platform: shop-o-matic
          apiUrl: https://shop.example
          token: {env: NOT_SET_HERE}
        dc:
          platform: depot
          baseUrl: https://depot.example
      links:
        uk:
          source: shop
          facilities:
            general: {warehouse: dc, facility: MAN1}
          deadlines: {settle: 5s}
      webhooks:
        endpoints:
          dc: {secrets: [{file: not/there}]}
      """;

  @TempDir Path directory;

  @Test
  void it_is_read_where_no_secret_of_a_connection_can_be() throws IOException {
    OrdersConfig config = load(FILE, Map.of("TEMPORAL_API_KEY", "k"));

    assertThat(config.temporal().address()).isEqualTo("temporal:7233");
    assertThat(requireNonNull(config.temporal().apiKey()).reveal()).isEqualTo("k");
    LinkConfig link = requireNonNull(config.links().get(new LinkId("uk")));
    assertThat(link.source()).isEqualTo(new ConnectionId("shop"));
    assertThat(link.warehouses()).containsExactly(new ConnectionId("dc"));
    assertThat(link.deadlines().settle()).hasSeconds(5);
  }

  @Test
  void temporals_own_secrets_are_needed() {
    assertMistakes(
        FILE,
        """
          line 3: temporal.apiKey names an environment variable that is not set: TEMPORAL_API_KEY. Set it, or correct the name.\
        """);
  }

  @Test
  void mistakes_in_links_and_in_the_names_of_connections_are_told_as_ever() {
    assertMistakes(
        FILE.replace("  apiKey: {env: TEMPORAL_API_KEY}\n", "")
            .replace("source: shop", "source: shpo")
            .replace("settle: 5s", "settle: soon"),
        """
          line 13: links.uk.source names an unknown connection: 'shpo'. Did you mean 'shop'?
          line 16: links.uk.deadlines.settle is not a duration: 'soon'. Write it like 30s, 15m, 6h or 3d.\
        """);
  }

  private void assertMistakes(String yaml, String mistakes) {
    assertThatThrownBy(() -> load(yaml, Map.of()))
        .isInstanceOf(ConfigProblems.class)
        .hasMessageEndingWith("lockstep.yaml\n" + mistakes);
  }

  private OrdersConfig load(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(directory.resolve("lockstep.yaml"), yaml);
    return new ConfigLoader(TestPlatforms.all(), environment).loadForOrders(file);
  }
}
