package dev.lockstep.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryServerTest extends LocalTemporalContract {
  @Override
  LocalTemporal start(LocalTemporalOptions options) {
    return LocalTemporal.inMemory(options);
  }

  @Test
  void it_says_what_it_is_and_has_no_web_ui() {
    try (LocalTemporal server = start(LocalTemporalOptions.with(Map.of()))) {
      assertThat(server.kind()).hasToString("in-memory");
      assertThat(server.webUi()).isEmpty();
    }
  }

  @Test
  void it_is_the_choice_where_no_cli_was_found() {
    try (LocalTemporal server =
        LocalTemporal.start(
            new TemporalCli.Missing("none"), LocalTemporalOptions.with(attributes()))) {
      assertThat(server.kind()).isEqualTo(LocalTemporal.Kind.IN_MEMORY);
    }
  }
}
