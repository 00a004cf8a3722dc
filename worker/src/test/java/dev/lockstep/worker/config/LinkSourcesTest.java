package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSourcesTest {
  @TempDir Path directory;

  @Test
  void two_links_cannot_take_the_same_orders() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("lockstep.yaml"),
            """
            connections:
              shop: {platform: shop-o-matic, apiUrl: https://shop.example, token: {env: TOKEN}}
              dc: {platform: depot, baseUrl: https://depot.example}
            links:
              uk: {source: shop, facilities: {general: {warehouse: dc, facility: MAN1}}}
              eu: {source: shop, facilities: {general: {warehouse: dc, facility: MAN1}}}
            """);

    assertThatThrownBy(() -> new ConfigLoader(TestPlatforms.all(), Map.of("TOKEN", "t")).load(file))
        .hasMessageContaining("line 6")
        .hasMessageContaining("links.eu.source feeds link uk already: 'shop'")
        .hasMessageContaining("Each order would ship twice");
  }
}
