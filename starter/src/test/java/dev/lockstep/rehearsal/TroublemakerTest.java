package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.demo.Pair;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.Secrets;
import dev.lockstep.demo.stage.Shop;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroublemakerTest {
  private static final Secrets UNUSED = (name, value) -> name;

  @ParameterizedTest
  @EnumSource
  void a_time_out_lasts_longer_than_any_client_waits_and_looks_afterwards(Pair pair)
      throws IOException {
    try (Shop shop = pair.shop().open(1, ForeignNames.NONE, InstantSource.system());
        Depot depot = pair.depot().open(1, Duration.ofSeconds(1), InstantSource.system())) {
      assertThat(limit(shop.connection(UNUSED)).plusSeconds(10)).isLessThan(timeOut());
      assertThat(limit(depot.connection(UNUSED)).plusSeconds(10)).isLessThan(timeOut());
    }
  }

  private static Duration timeOut() {
    return Duration.ofMillis(Troublemaker.TIME_OUT_MILLIS);
  }

  private static Duration limit(String connection) throws IOException {
    JsonNode settings = new YAMLMapper().readTree(connection);
    Optional<String> limit =
        Stream.of("/requestTimeout", "/pace/requestTimeout", "/pace/readTimeout")
            .map(key -> settings.at(key).asText())
            .filter(text -> !text.isEmpty())
            .findFirst();
    return Duration.parse("PT" + limit.orElseThrow());
  }
}
