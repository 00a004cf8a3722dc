package dev.lockstep.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.worker.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String BEGIN =
      "<!-- made from the settings records; do not edit below -->\n";

  @Test
  void the_page_shows_every_setting_as_it_is() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN);
    String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String expected = written + "\n" + ConfigReference.markdown(Platforms.all());

    if (Boolean.getBoolean("lockstep.docs.write")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page)
          .as("docs/configuration.md; run this test with -Dlockstep.docs.write=true to renew it")
          .isEqualTo(expected);
    }
  }

  @Test
  void a_platforms_keys_stand_beside_those_of_every_connection() {
    assertThat(ConfigReference.markdown(TestPlatforms.all()))
        .contains(
            """
            ### `connections.<name>` with `platform: shop-o-matic`

            | key | what it is | default | |
            |---|---|---|---|
            | `platform` | text | **required** | Name of the platform. |
            | `activitiesPerSecond` | a number | `50` | Activities started per second, over all workers together. |
            | `apiUrl` | an address | **required** | Address of the shop. |
            | `token` | secret | **required** | Token of the shop. |
            | `requestsPerSecond` | a whole number | `25` | Requests per second. |
            """);
  }
}
