package dev.lockstep.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void a_run_is_one_object_on_one_line_with_every_count() {
    String json = JsonReport.object(Runs.passed());

    assertThat(json.lines()).hasSize(1);
    assertThat(json)
        .isEqualTo(
            "{\"orders\":3,\"confirmed\":2,\"cancelled\":1,\"parked\":0,"
                + "\"lost\":0,\"duplicated\":0,\"unconfirmed\":0,\"earlyCancelled\":0,"
                + "\"dispatchedThoughCancelled\":0,\"parcelsDiffer\":0,\"stuckWithoutCode\":0,"
                + "\"forgedAccepted\":0,\"kills\":1,\"restarts\":1,"
                + "\"faults\":{\"DROP_REPLY\":2,\"RATE_LIMITED\":5},\"seconds\":83,\"profile\":\"usual\",\"seed\":7,\"latencies\":{\"placed"
                + " to warehouse\":{\"count\":100,\"p50\":0.5,\"p90\":0.9,\"p99\":0.99,\"max\":1.0},"
                + "\"recovery\":{\"count\":2,\"p50\":0.8,\"p90\":4.0,\"p99\":4.0,\"max\":4.0}},\"flaws\":[],\"command\":\"lockstep"
                + " rehearse --orders 3 --seed 7\",\"verdict\":\"passed\"}");
  }

  @Test
  void a_flaw_is_named_and_fails_the_run() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(JsonReport.object(Runs.failed(Runs.lost("o-1"))));

    assertThat(json.path("verdict").asText()).isEqualTo("failed");
    assertThat(json.path("lost").asInt()).isEqualTo(1);
    assertThat(json.path("flaws")).hasSize(1);
    assertThat(List.of(json.at("/flaws/0/order").asText(), json.at("/flaws/0/violation").asText()))
        .containsExactly("o-1", "lost");
  }
}
