package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.demo.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
  private static final String STAND_INS =
      """
      temporal: {address: "127.0.0.1:1"}
      connections:
        scayle-for-deposco: {platform: scayle, baseUrl: "http://127.0.0.1:2", activitiesPerSecond: 500}
        deposco: {platform: deposco, baseUrl: "http://127.0.0.1:3", pace: {requestsPerSecond: 500, readTimeout: 10s}}
      links:
        scayle-deposco:
          source: scayle-for-deposco
          facilities: {general: {warehouse: deposco, facility: MAIN}}
          deadlines: {settle: 1s}
      worker: {health: {port: 0}, stopWithin: 5s}
      sweep: {every: 3s}
      """;

  @TempDir Path directory;

  @Test
  void policies_pace_sweeps_and_sizes_are_the_customers_and_accounts_are_not() throws IOException {
    Tuning tuning = Tuning.read(production(), Optional.empty());
    JsonNode tuned = new YAMLMapper().readTree(tuning.applied(STAND_INS));

    assertThat(tuning.pairs()).containsExactly(Pair.SCAYLE_DEPOSCO);
    assertThat(tuned.at("/links/scayle-deposco/deadlines/settle").asText()).isEqualTo("30s");
    assertThat(tuned.at("/links/scayle-deposco/cutOff/tooLateFrom").asText()).isEqualTo("released");
    assertThat(tuned.at("/links/scayle-deposco/facilities/general/facility").asText())
        .isEqualTo("MAIN");
    assertThat(tuned.at("/connections/deposco/pace/requestsPerSecond").asInt()).isEqualTo(3);
    assertThat(tuned.at("/connections/deposco/pace/readTimeout").asText()).isEqualTo("10s");
    assertThat(tuned.at("/connections/deposco/baseUrl").asText()).isEqualTo("http://127.0.0.1:3");
    assertThat(tuned.at("/connections/scayle-for-deposco").has("activitiesPerSecond")).isFalse();
    assertThat(tuned.at("/worker/workflowSlots").asInt()).isEqualTo(60);
    assertThat(tuned.at("/worker/health/port").asInt()).isZero();
    assertThat(tuned.at("/sweep/every").asText()).isEqualTo("5m");
    assertThat(tuned.at("/temporal/address").asText()).isEqualTo("127.0.0.1:1");
  }

  private Path production() throws IOException {
    return Files.writeString(
        directory.resolve("lockstep.yaml"),
        """
        temporal: {address: "temporal.example:7233"}
        connections:
          fashion:
            platform: scayle
            baseUrl: https://acme.example/api/admin/v1
            accessToken: {env: NOT_SET_HERE}
            shopKey: ms
            countryCode: de
          dc-us:
            platform: deposco
            businessUnit: HIVE
            baseUrl: https://deposco.example/
            auth:
              clientId: my-app
              clientSecret: {env: NOT_SET_HERE}
              refreshToken: {env: NOT_SET_HERE}
            pace: {requestsPerSecond: 3, readTimeout: 60s}
        links:
          us:
            source: fashion
            facilities: {general: {warehouse: dc-us, facility: ATL1}}
            deliveryServices: {standard: {carrier: DHL, service: GROUND}}
            payment: {basis: authorised}
            cutOff: {tooLateFrom: released}
            deadlines: {settle: 30s}
        worker:
          workflowSlots: 60
          health: {port: 9464}
        sweep: {every: 5m}
        """);
  }
}
