package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiProfile;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.ApiRequest.Due;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.Effect;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Deposco over HTTP: one method per call, each answered once.
 *
 * <p>A lost race (409) was not taken and is a failure here; every other refusal is handed on.
 */
final class DeposcoClient {
  static final String ORDERS = "orders/salesOrders";
  static final String SHIPMENTS = "shipments/outboundShipments";
  static final String ITEMS = "items";

  private static final String ORDER = ORDERS + "/{id}";

  /** Keys of the wire whose values name nobody. */
  private static final Set<String> LOGGABLE =
      Set.of(
          "data",
          "complete",
          "pages",
          "self",
          "id",
          "businessKey",
          "code",
          "number",
          "businessUnit",
          "businessUnit.code",
          "item.number",
          "quantity",
          "orderStatus",
          "status",
          "otherReferenceNumber",
          "placedDate",
          "createdDate",
          "updatedDate",
          "shipVia",
          "shipVendor",
          "shipFromFacility",
          "orderLines",
          "orderLine",
          "lineNumber",
          "customerLineNumber",
          "externalLineNumber",
          "item",
          "pack",
          "orderPackQuantity",
          "shippedPackQuantity",
          "canceledPackQuantity",
          "shortagePackQuantity",
          "orderHeaders",
          "shipmentDates",
          "actualShipDate",
          "shipmentLines",
          "shippedContainers",
          "shippedContainerLines",
          "lpnNumber");

  private final ConnectionId connection;
  private final DeposcoSettings settings;
  private final ApiClient api;

  DeposcoClient(ConnectionId connection, DeposcoSettings settings, PlatformContext context) {
    this.connection = connection;
    this.settings = settings;
    DeposcoPace pace = settings.pace();
    TimeLimits limits =
        new TimeLimits(pace.connectTimeout(), pace.readTimeout(), pace.callTimeout());
    this.api =
        new ApiClient(
            new ApiProfile(
                connection,
                HttpUrl.get(settings.baseUrl().toString()),
                new RatePolicy(pace.requestsPerSecond(), pace.burst(), pace.maxConcurrent()),
                limits,
                "X-Correlation-Id",
                LOGGABLE,
                new DeposcoErrors()),
            settings
                .auth()
                .authentication(
                    connection,
                    HttpUrl.get(settings.tokenUrl().toString()),
                    ApiClient.within(limits, context.http()),
                    context.clock()),
            context);
  }

  /** The first page of a listing. */
  DeposcoAnswer list(ApiRequest listing) {
    return send(listing.query("pageSize", Integer.toString(settings.pace().pageSize())));
  }

  /** The page that {@code cursor}, an earlier page's query of its next one, stands for. */
  DeposcoAnswer next(ApiRequest listing, String cursor) {
    HttpUrl query = new HttpUrl.Builder().scheme("https").host("next").encodedQuery(cursor).build();
    ApiRequest page =
        new ApiRequest(
            listing.method(),
            listing.effect(),
            listing.template(),
            listing.values(),
            List.of(),
            listing.headers(),
            null,
            Due.JSON);
    for (int i = 0; i < query.querySize(); i++) {
      String value = query.queryParameterValue(i);
      page = page.query(query.queryParameterName(i), value == null ? "" : value);
    }
    return send(page);
  }

  /** One order; empty where Deposco says that there is none. */
  Optional<JsonNode> order(String id) {
    return switch (send(ApiRequest.get(ORDER, id))) {
      case DeposcoAnswer.Good good -> Optional.of(good.json());
      case DeposcoAnswer.Bad bad -> {
        // An id comes from Deposco itself, so that only its own words can deny it.
        if (bad.refusal().httpStatus() == 404 && !bad.refusal().texts().isEmpty()) {
          yield Optional.empty();
        }
        throw rejected("order", bad.refusal());
      }
    };
  }

  /** Creates the order or updates the one with its number. */
  DeposcoAnswer put(ObjectNode order) {
    return send(ApiRequest.post(ORDERS).json(ByteString.encodeUtf8(order.toString())));
  }

  /** The status goes into the query: a body is refused without a word. */
  DeposcoAnswer move(String id, String status) {
    return send(ApiRequest.post(ORDER + "/status", id).query("value", status).withoutAnswerBody());
  }

  DeposcoAnswer cancel(String id) {
    return send(ApiRequest.post(ORDER + "/cancellations", id).withoutAnswerBody());
  }

  DeposcoAnswer cancel(String id, ObjectNode lines) {
    return send(
        ApiRequest.post(ORDER + "/cancellations", id)
            .json(ByteString.encodeUtf8(lines.toString()))
            .withoutAnswerBody());
  }

  /**
   * Reads a success.
   *
   * @throws PlatformFailure naming the field that is not as documented: MALFORMED after a read,
   *     OUTCOME_UNKNOWN after a write, since it may well have happened
   */
  <I, T> T understand(Effect effect, String call, I answer, Function<I, T> reading) {
    try {
      return reading.apply(answer);
    } catch (UnreadableAnswer e) {
      throw PlatformFailure.of(
          effect == Effect.WRITE ? FailureKind.OUTCOME_UNKNOWN : FailureKind.MALFORMED,
          connection,
          "Deposco's answer is not as documented. connection=%s, call=%s, problem=%s. Compare it with docs/platforms/deposco.md."
              .formatted(connection, call, e.getMessage()));
    }
  }

  /** The failure a refusal is, where no outcome stands for it. */
  PlatformFailure rejected(String call, DeposcoRefusal refusal) {
    return PlatformFailure.of(
        refusal.httpStatus() == 404 ? FailureKind.MALFORMED : FailureKind.REJECTED,
        connection,
        "Deposco refuses. connection=%s, call=%s, reason=%s. Check the base address and what the text names."
            .formatted(connection, call, refusal.reason(RefusalText.of(List.of(), List.of()))));
  }

  private DeposcoAnswer send(ApiRequest request) {
    ApiResponse response = api.send(request);
    if (response.isSuccess()) {
      return new DeposcoAnswer.Good(
          response.status(), request.due() == Due.JSON ? response.json() : NullNode.getInstance());
    }
    DeposcoRefusal refusal = DeposcoRefusal.of(response);
    if (refusal.isLostRace()) {
      throw PlatformFailure.of(
          FailureKind.UNAVAILABLE,
          connection,
          "Somebody else changed the same thing at the same time, and Deposco took nothing of ours. connection=%s, call=%s, status=409. It is tried again."
              .formatted(connection, request));
    }
    return new DeposcoAnswer.Bad(refusal);
  }
}
