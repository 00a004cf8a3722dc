package dev.lockstep.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.activity.OrderStarts;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.webhook.LinkDirectory;
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

  private BareHandler(Call call) {
    this.server =
        PlainServer.start(exchange ->
            call.make(
                payload(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
  }

  /** What it does with the platform's message. */
  private interface Call {
    void make(JsonNode message);
  }

  /** Starts a workflow with an id and a queue, and nothing that anybody could find it by. */
  static BareHandler plain(WorkflowClient client) {
    return new BareHandler(message -> {
      String order = message.path("resource").path("id").asText();
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

  /**
   * Starts what Lockstep starts: search attributes, summary, pause to settle, the same payloads.
   */
  static BareHandler ofSameStart(WorkflowClient client, LinkDirectory.Entry link) {
    return new BareHandler(message -> {
      OrderRequest request =
          new OrderRequest(
              OrderRequest.VERSION,
              link.link(),
              new OrderId(message.path("resource").path("id").asText()),
              link.source(),
              message.path("resourceUserProvidedIdentifiers").path("orderNumber").asText());
      OrderChanged signal =
          new OrderChanged(
              OrderChanged.VERSION,
              message.path("id").asText(),
              message.path("resourceVersion").asLong());
      var unused =
          client
              .newUntypedWorkflowStub(
                  OrderNames.WORKFLOW_TYPE,
                  OrderStarts.options(request, OrderStage.AWAITING_PAYMENT)
                      .setWorkflowId("same-webhook/" + request.order())
                      .setStartDelay(link.settle())
                      .build())
              .signalWithStart(
                  OrderNames.ORDER_CHANGED, new Object[] {signal}, new Object[] {request});
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
