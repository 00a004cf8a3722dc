package dev.lockstep.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the order's id from a message and calls signal-with-start. It believes everybody. */
final class BareHandler implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PlainServer server;

  BareHandler(WorkflowClient client) {
    this.server =
        PlainServer.start(exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String order = payload(body).path("resource").path("id").asText();
          var unused =
              client
                  .newUntypedWorkflowStub(
                      "BareOrder",
                      WorkflowOptions.newBuilder()
                          .setTaskQueue(BareWorker.QUEUE)
                          .setWorkflowId("bare-webhook/" + order)
                          .build())
                  .signalWithStart("paid", new Object[] {order}, new Object[] {order});
        });
  }

  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }

  /** The platform's message in the envelope of the broker. */
  static JsonNode payload(String body) {
    try {
      String data = MAPPER.readTree(body).path("message").path("data").asText();
      return MAPPER.readTree(Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
