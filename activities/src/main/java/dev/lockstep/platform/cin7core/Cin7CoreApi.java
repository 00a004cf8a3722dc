package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;

/** The few calls Lockstep makes to an account, by their paths. */
final class Cin7CoreApi {
  private final ConnectionId connection;
  private final ApiClient client;
  private final String accountId;
  private final Cin7CoreErrors errors;

  Cin7CoreApi(ConnectionId connection, ApiClient client, Cin7CoreSettings settings) {
    this.connection = connection;
    this.client = client;
    this.accountId = settings.accountId();
    this.errors = new Cin7CoreErrors(settings.throttleWait(), settings.absent());
  }

  /** One page of a listing. */
  record Rows(List<Reading> rows, Optional<Long> total) {}

  /** Empty where the account itself says that it has no such sale. */
  Optional<Reading> sale(OrderId order) {
    ApiRequest request =
        ApiRequest.get("sale")
            .query("ID", saleId(order))
            .query("HideInventoryMovements", "true")
            .query("CombineAdditionalCharges", "false")
            .query("CountryFormat", "Code2");
    ApiResponse answer = send(request);
    if ((answer.status() == 400 || answer.status() == 404) && errors.saysAbsent(answer)) {
      return Optional.empty();
    }
    return Optional.of(read(accepted(request, answer)));
  }

  /** Prepayments, payments and refunds of a sale. */
  List<Reading> payments(OrderId order) {
    ApiRequest request = ApiRequest.get("sale/payment").query("SaleID", saleId(order));
    JsonNode rows = accepted(request, send(request)).json();
    List<Reading> payments = new ArrayList<>();
    rows.forEach(row -> payments.add(Reading.of(connection, row)));
    return payments;
  }

  /** Sales in which something contains {@code text}; pages count from 1. */
  Rows search(String text, int page, int limit) {
    return rows(list(page, limit).query("Search", text), limit);
  }

  Rows updatedSince(Instant since, int page, int limit) {
    return rows(list(page, limit).query("UpdatedSince", Times.wire(since)), limit);
  }

  List<Reading> webhooks() {
    ApiRequest request = ApiRequest.get("webhooks");
    return read(accepted(request, send(request))).list("Webhooks");
  }

  /** Sends a webhook back as it was read, but for what was changed in it. */
  void updateWebhook(ObjectNode webhook) {
    ApiRequest request = ApiRequest.put("webhooks").json(ByteString.encodeUtf8(webhook.toString()));
    var unused = accepted(request, send(request));
  }

  /** The answer as it is: what the step made, or a refusal. */
  ApiResponse perform(Step step) {
    return send(step.request());
  }

  Reading read(ApiResponse answer) {
    return Reading.of(connection, answer.json());
  }

  /** A failure that says which sale is gone. */
  PlatformFailure noSuchSale(OrderId order) {
    return PlatformFailure.of(
        FailureKind.NOT_FOUND,
        connection,
        "The account has no such sale. connection=%s, order=%s. It was deleted, or belongs to another account."
            .formatted(connection, order));
  }

  ConnectionId connection() {
    return connection;
  }

  /**
   * The sale's id as the platform writes it.
   *
   * @throws PlatformFailure REJECTED where it cannot be one
   */
  String saleId(OrderId order) {
    try {
      return UUID.fromString(order.value()).toString();
    } catch (IllegalArgumentException e) {
      throw PlatformFailure.of(
          FailureKind.REJECTED,
          connection,
          "The order's id is not a SaleID, which is a GUID. connection=%s, order=%s. Look the sale up by its number."
              .formatted(connection, order));
    }
  }

  private static ApiRequest list(int page, int limit) {
    return ApiRequest.get("saleList")
        .query("Page", Integer.toString(page))
        .query("Limit", Integer.toString(limit));
  }

  private Rows rows(ApiRequest request, int limit) {
    Reading answer = read(accepted(request, send(request)));
    List<Reading> rows = answer.list("SaleList");
    if (rows.size() > limit) {
      throw answer.malformed("SaleList", "at most " + limit + " rows");
    }
    return new Rows(rows, answer.optionalNumber("Total"));
  }

  private ApiResponse send(ApiRequest request) {
    return client.send(request.header("api-auth-accountid", accountId));
  }

  private ApiResponse accepted(ApiRequest request, ApiResponse answer) {
    Optional<Cin7CoreErrors.Problem> problem = Cin7CoreErrors.problem(answer);
    if (answer.isSuccess() && problem.isEmpty()) {
      return answer;
    }
    throw PlatformFailure.of(
        FailureKind.REJECTED,
        connection,
        "The platform does not answer this question. connection=%s, call=%s, status=%d, code=%s. Check the account and its modules."
            .formatted(
                connection,
                request,
                answer.status(),
                problem
                    .flatMap(Cin7CoreErrors.Problem::code)
                    .map(Object::toString)
                    .orElse("none")));
  }
}
