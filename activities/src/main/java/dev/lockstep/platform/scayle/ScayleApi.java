package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.PlatformFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/** The few calls Lockstep makes to a tenant, by their paths. */
final class ScayleApi {
  private static final String ORDERS = "shops/{shop}/countries/{country}/orders/";
  private static final int MOST_PAGES = 50;
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  private final ConnectionId connection;
  private final ScayleSettings settings;
  private final ApiClient reads;
  private final ApiClient writes;

  /** The platform counts reads and writes apart, hence two clients with a budget each. */
  ScayleApi(ConnectionId connection, ScayleSettings settings, ApiClient reads, ApiClient writes) {
    this.connection = connection;
    this.settings = settings;
    this.reads = reads;
    this.writes = writes;
  }

  /** Empty where the tenant has no such order; what is not a number is the id of none. */
  Optional<Reading> order(OrderId order) {
    return ID.matcher(order.value()).matches()
        ? found(ApiRequest.get(ORDERS + "{id}", shop(), country(), order.value()))
        : Optional.empty();
  }

  Optional<Reading> orderByReferenceKey(String key) {
    return found(ApiRequest.get(ORDERS + "key%3D{key}", shop(), country(), key));
  }

  /** The answer as it is: a success says nothing about what the order shows by now. */
  ApiResponse send(OrderId order, Plan.Write write) {
    ApiRequest request =
        switch (write) {
          case Plan.Ship ship -> ApiRequest.post("fulfillment/shipments");
          case Plan.Cancel cancel -> ApiRequest.post("fulfillment/cancellations");
          case Plan.Rename rename ->
              ApiRequest.put(ORDERS + "{id}/reference-key", shop(), country(), order.value());
        };
    return writes.send(with(write.body(), request.withoutAnswerBody()));
  }

  /** A failure that says which order is gone. */
  PlatformFailure noSuchOrder(OrderId order) {
    return PlatformFailure.of(
        FailureKind.NOT_FOUND,
        connection,
        "The tenant has no such order. connection=%s, order=%s. It was deleted, or belongs to another tenant or company."
            .formatted(connection, order));
  }

  ConnectionId connection() {
    return connection;
  }

  private ApiRequest with(ObjectNode body, ApiRequest request) {
    return company(request.json(ByteString.encodeUtf8(body.toString())));
  }

  private ApiRequest company(ApiRequest request) {
    Integer company = settings.companyId();
    return company == null ? request : request.header("X-Company-Id", company.toString());
  }

  List<Reading> merchants() {
    return all("merchants");
  }

  /** Those of the tenant; what a producer's subscriptions are is asked of the producer. */
  List<Reading> webhookSubscriptions() {
    return all("webhooks/subscriptions");
  }

  private List<Reading> all(String path) {
    List<Reading> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 1; page <= MOST_PAGES; page++) {
      ApiRequest request = ApiRequest.get(path);
      if (cursor.isPresent()) {
        request = request.query("cursor", cursor.get());
      }
      ApiResponse answer = reads.send(company(request));
      if (!answer.isSuccess()) {
        throw unanswered(request, answer);
      }
      Reading read = Reading.of(connection, answer.json());
      found.addAll(read.list("entities"));
      cursor = read.in("cursor", next -> next.optionalText("next"));
      if (cursor.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private Optional<Reading> found(ApiRequest request) {
    ApiResponse answer = reads.send(company(request));
    if (answer.status() == 404 && !ScayleErrors.keys(answer).isEmpty()) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw unanswered(request, answer);
    }
    return Optional.of(Reading.of(connection, answer.json()));
  }

  /** A 404 of something in between, or of a wrong path, is not an answer about an order. */
  private PlatformFailure unanswered(ApiRequest request, ApiResponse answer) {
    return PlatformFailure.of(
        answer.status() == 404 ? FailureKind.MALFORMED : FailureKind.REJECTED,
        connection,
        "The platform does not answer this question. connection=%s, call=%s, status=%d, code=%s. Check baseUrl, shopKey, countryCode and the key's scopes."
            .formatted(connection, request, answer.status(), ScayleErrors.reason(answer)));
  }

  private String shop() {
    return settings.shopKey();
  }

  private String country() {
    return settings.countryCode();
  }
}
