package dev.lockstep.sandbox.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** A client with a token, and requests as clients write them. */
final class Tenant {
  static final String ORDERS = "/orders/salesOrders";
  static final String SHIPMENTS = "/shipments/outboundShipments";
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final Client client;

  private Tenant(Client client) {
    this.client = client;
  }

  static Tenant of(DeposcoStandIn standIn) {
    String token =
        token(standIn, Map.of(), refresh(DeposcoOptions.REFRESH_TOKEN))
            .json()
            .path("access_token")
            .asText();
    return new Tenant(new Client(standIn.apiUri(), Map.of("Authorization", "Bearer " + token)));
  }

  static String refresh(String refreshToken) {
    return "grant_type=refresh_token&refresh_token="
        + refreshToken
        + "&client_id="
        + DeposcoOptions.CLIENT_ID
        + "&client_secret="
        + DeposcoOptions.CLIENT_SECRET;
  }

  static Client.Reply token(DeposcoStandIn standIn, Map<String, String> headers, String form) {
    return new Client(standIn.baseUri(), headers)
        .send("POST", "/oauth2/token", RequestBody.create(form, FORM));
  }

  Client client() {
    return client;
  }

  Client.Reply put(ObjectNode order) {
    return client.post(ORDERS, order);
  }

  /** Creates an order and gives its id. */
  long create(ObjectNode order) {
    return put(order).json().at("/self/id").asLong();
  }

  JsonNode order(long id) {
    return client.get(ORDERS + "/" + id).json();
  }

  Client.Reply find(String number) {
    return client.get(ORDERS, "number", number, "businessUnit", DeposcoOptions.BUSINESS_UNIT);
  }

  Client.Reply cancel(long id) {
    return client.send("POST", ORDERS + "/" + id + "/cancellations", NOTHING);
  }

  Client.Reply cancel(long id, ObjectNode lines) {
    return client.post(ORDERS + "/" + id + "/cancellations", lines);
  }

  Client.Reply move(long id, String value) {
    return client.send("POST", ORDERS + "/" + id + "/status?value=" + value, NOTHING);
  }

  JsonNode shipments(String number) {
    return client.get(SHIPMENTS, "orderNumber", number).json().path("data");
  }

  /** The one order of a number, as the warehouse holds it. */
  static SalesOrderView only(DeposcoStandIn standIn, String number) {
    List<SalesOrderView> orders = standIn.orders().getOrDefault(number, List.of());
    assertThat(orders).hasSize(1);
    return orders.getFirst();
  }

  /** Every row of a list, page after page. */
  List<JsonNode> all(String path, String... query) {
    JsonNode page = client.get(path, query).json();
    List<JsonNode> rows = new ArrayList<>();
    page.path("data").forEach(rows::add);
    while (!page.path("complete").asBoolean()) {
      page = follow(next(page)).json();
      page.path("data").forEach(rows::add);
    }
    return rows;
  }

  static String next(JsonNode page) {
    for (JsonNode link : page.path("links")) {
      if (link.path("rel").asText().equals("next")) {
        return link.path("href").asText();
      }
    }
    throw new AssertionError("The page has no next link.");
  }

  Client.Reply follow(String href) {
    URI uri = URI.create(href);
    String path = uri.getPath().substring("/latest".length());
    return client.get(path, "searchId", uri.getQuery().substring("searchId=".length()));
  }

  static List<String> messages(Client.Reply reply) {
    List<String> messages = new ArrayList<>();
    reply.json().path("errors").forEach(error -> messages.add(error.path("errorMessage").asText()));
    return messages;
  }

  /** Two T-shirts and three mugs. */
  static ObjectNode request(String number) {
    ObjectNode order = header(number);
    line(order, "1", "L1", "TSHIRT-BLK-M", 2);
    line(order, "2", "L2", "MUG-ENAMEL-350", 3);
    return order;
  }

  static ObjectNode header(String number) {
    ObjectNode order =
        Json.object()
            .put("number", number)
            .put("customerOrderNumber", "C-" + number)
            .put("orderSource", "lockstep")
            .put("placedDate", "2026-11-20T08:00:00Z")
            .put("shipVia", "DPD NEXT")
            .put("shipVendor", "DPD");
    order.putObject("businessUnit").putObject("businessKey").put("code", "HIVE");
    order
        .putObject("shipToContact")
        .put("firstName", "Ada")
        .put("lastName", "Byron")
        .put("email", "ada@example.org");
    order
        .putObject("shipToAddress")
        .put("line1", "1 Lane")
        .put("city", "Leeds")
        .put("postalCode", "LS1 4AP")
        .put("country", "GB");
    return order;
  }

  static ObjectNode line(
      ObjectNode order, String lineNumber, String customerLine, String item, int quantity) {
    ObjectNode line =
        order
            .withObjectProperty("orderLines")
            .withArrayProperty("data")
            .addObject()
            .put("lineNumber", lineNumber)
            .put("customerLineNumber", customerLine)
            .put("orderPackQuantity", quantity);
    line.putObject("item")
        .putObject("businessKey")
        .put("number", item)
        .put("businessUnit.code", "HIVE");
    line.putObject("pack")
        .putObject("businessKey")
        .put("item.number", item)
        .put("quantity", 1)
        .put("item.businessUnit.code", "HIVE");
    return line;
  }

  static ObjectNode at(String facility, ObjectNode order) {
    order.putObject("shipFromFacility").putObject("businessKey").put("number", facility);
    return order;
  }
}
