package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Cin7CoreSettingsTest {
  private final TestAccount.Setup setup = TestAccount.setup(URI.create("http://unused.invalid"));

  @ParameterizedTest
  @ValueSource(ints = {0, 11, -1})
  void an_attribute_is_one_of_ten(int number) {
    setup.refusalAttribute = number;

    assertThatIllegalArgumentException()
        .isThrownBy(setup::build)
        .withMessage("refusalAttribute must be between 1 and 10: " + number);
  }

  @Test
  void two_notes_do_not_share_an_attribute() {
    setup.refusalAttribute = setup.releaseAttribute;

    assertThatIllegalArgumentException()
        .isThrownBy(setup::build)
        .withMessage("releaseAttribute and refusalAttribute must differ: 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void a_page_is_as_long_as_the_platform_allows(int size) {
    setup.pageSize = size;

    assertThatIllegalArgumentException()
        .isThrownBy(setup::build)
        .withMessage("pageSize must be between 1 and 1000: " + size);
  }

  @Test
  void the_key_shows_itself_to_nobody() {
    assertThat(setup.build()).asString().doesNotContain("cin7-sandbox-key");
  }

  @Test
  void webhooks_without_any_secret_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Cin7CoreWebhookSettings(List.of(), List.of(), "x-lockstep-key", List.of()))
        .withMessageContaining("Add one to paths, bearers or keys.");
  }
}
