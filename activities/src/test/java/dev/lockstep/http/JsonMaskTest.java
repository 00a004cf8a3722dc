package dev.lockstep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class JsonMaskTest {
  private final JsonMask mask = new JsonMask(Set.of("id", "lines", "sku", "results"));

  @Test
  void only_listed_keys_show_their_values() {
    assertThat(masked("{\"id\":\"o-1\",\"customerEmail\":\"kim@example.com\"}"))
        .isEqualTo("{\"id\":\"o-1\",\"customerEmail\":\"***\"}");
  }

  @Test
  void a_harmless_key_below_a_private_one_stays_masked() {
    assertThat(masked("{\"shippingAddress\":{\"id\":\"kims-home\",\"city\":\"Bath\"}}"))
        .isEqualTo("{\"shippingAddress\":\"***\"}");
  }

  @Test
  void lists_are_looked_into() {
    assertThat(masked("{\"lines\":[{\"sku\":\"A\",\"note\":\"for Kim\"}]}"))
        .isEqualTo("{\"lines\":[{\"sku\":\"A\",\"note\":\"***\"}]}");
  }

  @Test
  void what_is_not_json_is_only_measured() {
    assertThat(masked("Kim, 1 High Street")).isEqualTo("(18 bytes, not JSON)");
    assertThat(masked("")).isEqualTo("-");
  }

  @Test
  void a_bare_value_is_masked() {
    assertThat(masked("\"kim@example.com\"")).isEqualTo("\"***\"");
    assertThat(masked("[\"kim@example.com\"]")).isEqualTo("[\"***\"]");
  }

  private String masked(String body) {
    return mask.mask(ByteString.encodeUtf8(body));
  }
}
