package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.PlatformFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The few calls Lockstep makes to a project, by their paths. */
final class CommercetoolsApi {
  /** Some 2000 characters of a URL, of which 15 000 are allowed. */
  static final int PAYMENTS_AT_ONCE = 50;

  private static final int LONGEST_PAGE = 500;

  private final ConnectionId connection;
  private final ApiClient client;
  private final String orders;

  /**
   * @param ordersPath between project and {@code orders}; null for none
   */
  CommercetoolsApi(ConnectionId connection, ApiClient client, @Nullable String ordersPath) {
    this.connection = connection;
    this.client = client;
    this.orders = ordersPath == null ? "orders" : ordersPath + "/orders";
  }

  /** Empty where the project has no such order. */
  Optional<Reading> order(OrderId order) {
    return found(ApiRequest.get(orders + "/{id}", order.value()));
  }

  /** With its payments in full, where the platform can resolve them. */
  Optional<Reading> orderWithPayments(OrderId order) {
    return found(
        ApiRequest.get(orders + "/{id}", order.value()).query("expand", "paymentInfo.payments[*]"));
  }

  Optional<Reading> orderByNumber(String number) {
    return found(ApiRequest.get(orders + "/order-number={number}", number));
  }

  /** Ordered by last change; {@code where} is a query predicate. */
  List<Reading> changed(String where, int limit) {
    return results(
        ApiRequest.get(orders)
            .query("where", where)
            .query("sort", "lastModifiedAt asc")
            .query("sort", "id asc")
            .query("limit", Integer.toString(limit))
            .query("withTotal", "false"));
  }

  List<Reading> ordersOfPayment(String payment) {
    return results(
        ApiRequest.get(orders)
            .query("where", "paymentInfo(payments(id=%s))".formatted(quoted(payment)))
            .query("withTotal", "false"));
  }

  /** Not more payments than fit into a URL; see {@link #PAYMENTS_AT_ONCE}. */
  List<Reading> ordersOfPayments(Collection<String> payments) {
    String ids = payments.stream().map(CommercetoolsApi::quoted).collect(Collectors.joining(", "));
    return results(
        ApiRequest.get(orders)
            .query("where", "paymentInfo(payments(id in (%s)))".formatted(ids))
            .query("limit", Integer.toString(LONGEST_PAGE))
            .query("withTotal", "false"));
  }

  /** Oldest first; {@code where} is a query predicate. */
  List<Reading> messages(String where, int limit) {
    return results(
        ApiRequest.get("messages")
            .query("where", where)
            .query("sort", "createdAt asc")
            .query("sort", "id asc")
            .query("limit", Integer.toString(limit))
            .query("withTotal", "false"));
  }

  /** The newest messages of one resource, newest first. */
  List<Reading> messagesAbout(String typeId, String id) {
    return results(
        ApiRequest.get("messages")
            .query("where", "resource(typeId=%s and id=%s)".formatted(quoted(typeId), quoted(id)))
            .query("sort", "createdAt desc")
            .query("limit", Integer.toString(LONGEST_PAGE))
            .query("withTotal", "false"));
  }

  Optional<Reading> subscription(String key) {
    return found(ApiRequest.get("subscriptions/key={key}", key));
  }

  /** The answer as it is: 200 healthy, 400 not, 404 none; no body is promised. */
  ApiResponse subscriptionHealth(String id) {
    return client.send(ApiRequest.get("subscriptions/{id}/health", id).withoutAnswerBody());
  }

  /** The answer as it is: the subscription after the change, or a refusal. */
  ApiResponse changeDestination(String id, long version, ObjectNode destination) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("version", version);
    ObjectNode change = body.putArray("actions").addObject().put("action", "changeDestination");
    change.set("destination", destination);
    return client.send(
        ApiRequest.post("subscriptions/{id}", id).json(ByteString.encodeUtf8(body.toString())));
  }

  /** What the project is set to. */
  Reading project() {
    ApiRequest request = ApiRequest.get("");
    return read(accepted(request, client.send(request)));
  }

  Optional<Reading> payment(String id) {
    return found(ApiRequest.get("payments/{id}", id));
  }

  /** A channel or a state, by id; {@code shelf} is the plural in its path. */
  Optional<Reading> byId(String shelf, String id) {
    return found(ApiRequest.get(shelf + "/{id}", id));
  }

  Optional<Reading> byKey(String shelf, String key) {
    return found(ApiRequest.get(shelf + "/key={key}", key));
  }

  /** The answer as it is: the order after the update, or a refusal. */
  ApiResponse update(OrderId order, long version, List<ObjectNode> actions) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("version", version);
    body.putArray("actions").addAll(actions);
    return client.send(
        ApiRequest.post(orders + "/{id}", order.value())
            .json(ByteString.encodeUtf8(body.toString())));
  }

  Reading read(ApiResponse answer) {
    return Reading.of(connection, answer.json());
  }

  /** A failure that says which order is gone. */
  PlatformFailure noSuchOrder(OrderId order) {
    return PlatformFailure.of(
        FailureKind.NOT_FOUND,
        connection,
        "The project has no such order. connection=%s, order=%s. It was deleted, or belongs to another project or store."
            .formatted(connection, order));
  }

  ConnectionId connection() {
    return connection;
  }

  private Optional<Reading> found(ApiRequest request) {
    ApiResponse answer = client.send(request);
    if (answer.status() == 404 && saysNotFound(answer)) {
      return Optional.empty();
    }
    return Optional.of(read(accepted(request, answer)));
  }

  private List<Reading> results(ApiRequest request) {
    return read(accepted(request, client.send(request))).list("results");
  }

  /** A 404 of something in between, or of a wrong path, is not an answer about a resource. */
  private static boolean saysNotFound(ApiResponse answer) {
    return CommercetoolsErrors.code(answer).filter("ResourceNotFound"::equals).isPresent();
  }

  private ApiResponse accepted(ApiRequest request, ApiResponse answer) {
    if (answer.isSuccess()) {
      return answer;
    }
    throw PlatformFailure.of(
        answer.status() == 404 ? FailureKind.MALFORMED : FailureKind.REJECTED,
        connection,
        "The platform does not answer this question. connection=%s, call=%s, status=%d, code=%s. Check project key, path and scopes."
            .formatted(
                connection,
                request,
                answer.status(),
                CommercetoolsErrors.code(answer).orElse("none")));
  }

  /** A string literal of a query predicate. */
  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static JsonNode reference(String typeId, String key) {
    return JsonNodeFactory.instance.objectNode().put("typeId", typeId).put("key", key);
  }
}
