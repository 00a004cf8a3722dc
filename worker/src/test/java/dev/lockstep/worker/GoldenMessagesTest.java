package dev.lockstep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.PaymentSettled;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages as running orders have them in their histories. A file may be added and never changed:
 * what does not fit an old file would stop an order.
 */
class GoldenMessagesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DataConverter CONVERTER = LenientConverter.create();

  /**
   * File names without their ending: the message, then {@code -} and a case where it has several.
   */
  static Stream<String> messages() {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void every_message_has_a_golden_file() {
    assertThat(messages()).containsAll(OrderMessages.declaredTypes().keySet());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_read_and_written_as_ever(String name) {
    JsonNode golden = golden(name);

    assertThat(json(read(golden, declared(name)))).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_with_fields_of_a_later_version_is_read_all_the_same(String name) {
    JsonNode golden = golden(name);

    assertThat(read(withUnknownFields(golden), declared(name)))
        .isEqualTo(read(golden, declared(name)));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        PaymentSettled.class,
        OrderChanged.class,
        Dispatched.class,
        FulfilmentChanged.class,
        CancellationRequest.class
      })
  void a_person_may_send_a_signal_with_nothing_in_it(Class<?> signal) {
    assertThat(json(read(JSON.createObjectNode(), signal)).get("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_list_that_a_message_lacks_is_empty() {
    CancellationRequest request =
        (CancellationRequest) read(JSON.createObjectNode(), CancellationRequest.class);

    assertThat(request.lines()).isEmpty();
    assertThat(request.wholeOrder()).isTrue();
  }

  @Test
  void a_word_nobody_knows_is_refused_rather_than_lost() {
    ObjectNode result = JSON.createObjectNode().put("version", 1).put("stage", "TELEPORTED");

    assertThatThrownBy(() -> read(result, OrderResult.class))
        .isInstanceOf(DataConverterException.class)
        .hasMessageContaining("TELEPORTED");
  }

  private static Class<?> declared(String name) {
    Class<?> type = OrderMessages.declaredTypes().get(name.replaceFirst("-.*", ""));
    if (type == null) {
      throw new AssertionError(name);
    }
    return type;
  }

  private static Object read(JsonNode json, Class<?> type) {
    Payload payload =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8(json.toString()))
            .build();
    return CONVERTER.fromPayload(payload, type, type);
  }

  private static JsonNode json(Object message) {
    try {
      return JSON.readTree(CONVERTER.toPayload(message).orElseThrow().getData().toStringUtf8());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode golden(String name) {
    try {
      return JSON.readTree(GOLDEN.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode withUnknownFields(JsonNode node) {
    JsonNode copy = node.deepCopy();
    addUnknownFields(copy);
    return copy;
  }

  private static void addUnknownFields(JsonNode node) {
    List<JsonNode> children = Stream.generate(node.iterator()::next).limit(node.size()).toList();
    children.forEach(GoldenMessagesTest::addUnknownFields);
    if (node instanceof ObjectNode object) {
      object.put("addedLater", true).putObject("addedDeeper").put("a", 1);
    }
  }
}
