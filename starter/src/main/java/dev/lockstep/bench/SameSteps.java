package dev.lockstep.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.scend.ScendOptions;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The requests that Lockstep sends for an ordinary order, in its order, with nothing but an HTTP
 * client: four reads and two writes at the storefront, three reads and one write of the order and
 * one read of its shipments at the warehouse, and each SKU looked up once a second.
 */
final class SameSteps implements SameOrder.Steps {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long SKU_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int CONNECTIONS = 50;
  private static final int ASSESSMENT = 1000;
  private static final int RELEASE = 60;
  private static final int CONFIRMATION = 600;

  private final String project;
  private final String tokenUrl;
  private final String warehouse;
  private final Map<String, Long> skusKnownUntil = new ConcurrentHashMap<>();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(CONNECTIONS, 5, TimeUnit.MINUTES))
          .build();
  private @Nullable String token;

  SameSteps(String shop, String projectKey, String warehouse) {
    this.project = shop + "/" + projectKey;
    this.tokenUrl = shop + "/oauth/token";
    this.warehouse = warehouse;
  }

  @Override
  public String assess(String order) {
    var unused = readOrder(Padding.idOf(order));
    return Padding.of(order, ASSESSMENT);
  }

  @Override
  public String release(String argument) {
    String id = Padding.idOf(argument);
    JsonNode order = readOrder(id);
    order.path("lineItems").forEach(line -> lookUp(sku(line)));
    String path = "/orders/" + id;
    requireStatus(404, path);
    var unusedCreated = warehouse(path, () -> RequestBody.create(draft(order).toString(), JSON));
    JsonNode held = warehouse(path, null);
    ObjectNode note = MAPPER.createObjectNode().put("action", "updateSyncInfo");
    note.putObject("channel").put("typeId", "channel").put("key", "warehouse-export");
    note.put("externalId", held.path("OrderId").asText());
    write(readOrder(id), note);
    return Padding.of(id, RELEASE);
  }

  @Override
  public String confirm(String argument) {
    String id = Padding.idOf(argument);
    var unusedHeld = warehouse("/orders/" + id, null);
    JsonNode shipments = warehouse("/orders/" + id + "/shipments", null).path("Items");
    JsonNode order = readOrder(id);
    write(order, delivery(shipments.path(0)));
    return Padding.of(id, CONFIRMATION);
  }

  private JsonNode readOrder(String id) {
    return json(storefront(id).build());
  }

  private void write(JsonNode order, ObjectNode action) {
    ObjectNode body = MAPPER.createObjectNode().put("version", order.path("version").asLong());
    body.putArray("actions").add(action);
    var unused =
        json(
            storefront(order.path("id").asText())
                .post(RequestBody.create(body.toString(), JSON))
                .build());
  }

  private Request.Builder storefront(String id) {
    return new Request.Builder()
        .url(project + "/orders/" + id)
        .header("Authorization", "Bearer " + token());
  }

  private synchronized String token() {
    if (token == null) {
      Request request =
          new Request.Builder()
              .url(tokenUrl)
              .header(
                  "Authorization",
                  Credentials.basic(
                      CommercetoolsOptions.CLIENT_ID, CommercetoolsOptions.CLIENT_SECRET))
              .post(new FormBody.Builder().add("grant_type", "client_credentials").build())
              .build();
      token = json(request).path("access_token").asText();
    }
    return token;
  }

  private void lookUp(String sku) {
    long now = System.nanoTime();
    Long until = skusKnownUntil.get(sku);
    if (until == null || until - now < 0) {
      var unused = warehouse("/products/" + sku, null);
      skusKnownUntil.put(sku, now + SKU_KNOWN_NANOS);
    }
  }

  private JsonNode warehouse(String path, @Nullable Supplier<RequestBody> put) {
    Request.Builder request = request(path);
    return json(put == null ? request.build() : request.put(put.get()).build());
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url(warehouse + path).header("X-Api-Key", ScendOptions.API_KEY);
  }

  private void requireStatus(int status, String path) {
    try (Response response = http.newCall(request(path).build()).execute()) {
      if (response.code() != status) {
        throw ApplicationFailure.newFailure(path + " says " + response.code(), "Unexpected");
      }
    } catch (IOException e) {
      throw ApplicationFailure.newFailureWithCause("No answer of " + path, "NoAnswer", e);
    }
  }

  private JsonNode json(Request request) {
    try (Response response = http.newCall(request).execute()) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw ApplicationFailure.newFailure(
            request.method() + " " + request.url().encodedPath() + " says " + response.code(),
            "Unexpected");
      }
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw ApplicationFailure.newFailureWithCause("No JSON", "NoJson", e);
    } catch (IOException e) {
      throw ApplicationFailure.newFailureWithCause("No answer", "NoAnswer", e);
    }
  }

  private static ObjectNode draft(JsonNode order) {
    JsonNode to = order.path("shippingAddress");
    ObjectNode draft =
        MAPPER
            .createObjectNode()
            .put("ClientReference", order.path("id").asText())
            .put("ClientCode", ScendOptions.CLIENT_CODE)
            .put("OrderDate", order.path("createdAt").asText("2026-11-20T08:00:00Z"));
    draft
        .putObject("DeliveryAddress")
        .put("Name", to.path("firstName").asText() + " " + to.path("lastName").asText())
        .put("Line1", to.path("streetName").asText() + " " + to.path("streetNumber").asText())
        .put("Town", to.path("city").asText())
        .put("PostCode", to.path("postalCode").asText())
        .put("CountryCode", to.path("country").asText());
    draft.putObject("DeliveryService").put("CarrierCode", "DPD").put("ServiceCode", "STANDARD");
    ArrayNode lines = draft.putArray("Lines");
    order
        .path("lineItems")
        .forEach(line ->
            lines
                .addObject()
                .put("LineReference", line.path("id").asText())
                .put("ProductCode", sku(line))
                .put("Quantity", line.path("quantity").asInt()));
    return draft;
  }

  private static String sku(JsonNode line) {
    return line.path("variant").path("sku").asText();
  }

  private static ObjectNode delivery(JsonNode shipment) {
    ObjectNode action = MAPPER.createObjectNode().put("action", "addDelivery");
    action.put("deliveryKey", shipment.path("ShipmentId").asText());
    ArrayNode items = action.putArray("items");
    ArrayNode parcels = action.putArray("parcels");
    for (JsonNode sent : shipment.path("Packages")) {
      ObjectNode parcel = parcels.addObject();
      parcel
          .putObject("trackingData")
          .put("trackingId", sent.path("TrackingNumber").asText())
          .put("carrier", shipment.path("CarrierCode").asText());
      ArrayNode content = parcel.putArray("items");
      for (JsonNode line : sent.path("Lines")) {
        ObjectNode item =
            MAPPER
                .createObjectNode()
                .put("id", line.path("LineReference").asText())
                .put("quantity", line.path("Quantity").asInt());
        items.add(item);
        content.add(item.deepCopy());
      }
    }
    return action;
  }
}
