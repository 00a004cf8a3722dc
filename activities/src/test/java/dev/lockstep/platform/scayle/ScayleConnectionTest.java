package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.PlatformContext;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ScayleConnectionTest {
  @Test
  void shows_how_much_is_taken_of_what_may_be_read_and_of_what_may_be_written() {
    PlatformContext context = Tenant.context(InstantSource.system());
    var unused =
        Tenant.source(Tenant.settings(URI.create("http://127.0.0.1:1/api"), null), context);

    assertThat(context.meters().find("lockstep.platform.budget.used").gauges())
        .extracting(gauge -> gauge.getId().getTag("budget"))
        .containsExactlyInAnyOrder("reads", "writes");
  }
}
