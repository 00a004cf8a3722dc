package dev.lockstep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweptMessages;
import dev.lockstep.sweep.SweptWebhooks;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The result of a sweep as a schedule keeps it: the next sweep begins with what it reads there. */
class SweepMessagesTest {
  private static final DataConverter CONVERTER = LenientConverter.create();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEFORE_THERE_WAS_A_LOG =
      """
      {"version":1,"seen":3,"hinted":1,"known":1,"closed":0,
       "nextSince":"2026-11-21T12:00:00Z","started":1,"ours":0,"altered":0}
      """;
  private static final String WITH_A_LOG =
      """
      {"version":1,"seen":0,"hinted":0,"known":0,"closed":0,
       "nextSince":"2026-11-21T12:00:00Z","started":0,"ours":0,"altered":0,
       "messages":{"version":1,"logged":12,"read":7,"unread":2,"orders":1,"told":1,"idle":2,
                   "fetched":1,"absent":3,"log":"READ"},
       "webhooks":{"version":1,"healthy":1,"revived":0,"delayed":0,"stopped":1,"missing":0,
                   "unknown":0}}
      """;

  @Test
  void a_result_from_before_there_was_a_log_is_read_and_written_as_ever()
      throws JsonProcessingException {
    SweepResult read = read(BEFORE_THERE_WAS_A_LOG);

    assertThat(read.nextSince()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(read.messages()).isNull();
    assertThat(JSON.readTree(written(read))).isEqualTo(JSON.readTree(BEFORE_THERE_WAS_A_LOG));
  }

  @Test
  void a_result_with_messages_and_webhooks_is_read_and_written() throws JsonProcessingException {
    SweepResult expected =
        new SweepResult(0, 0, 0, 0, Instant.parse("2026-11-21T12:00:00Z"))
            .with(
                new SweptMessages(1, 12, 7, 2, 1, 1, 2, 1, 3, SweptMessages.Log.READ),
                new SweptWebhooks(1, 1, 0, 0, 1, 0, 0));

    assertThat(read(WITH_A_LOG)).isEqualTo(expected);
    assertThat(JSON.readTree(written(expected))).isEqualTo(JSON.readTree(WITH_A_LOG));
  }

  @Test
  void a_result_counts_the_orders_that_somebody_stopped() throws JsonProcessingException {
    String json = BEFORE_THERE_WAS_A_LOG.replace("\"altered\":0", "\"altered\":0,\"stopped\":2");

    assertThat(read(json).stopped()).isEqualTo(2);
    assertThat(JSON.readTree(written(read(json)))).isEqualTo(JSON.readTree(json));
  }

  @Test
  void what_a_later_version_adds_is_passed_over() {
    assertThat(read(WITH_A_LOG.replace("\"logged\":12", "\"logged\":12,\"addedLater\":{}")))
        .isEqualTo(read(WITH_A_LOG));
  }

  private static SweepResult read(String json) {
    Payload payload =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8(json))
            .build();
    return CONVERTER.fromPayload(payload, SweepResult.class, SweepResult.class);
  }

  private static String written(SweepResult result) {
    return CONVERTER.toPayload(result).orElseThrow().getData().toStringUtf8();
  }
}
