package dev.lockstep.platform.scend;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.http.ApiClient;
import dev.lockstep.http.ApiProfile;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.http.Effect;
import dev.lockstep.http.RatePolicy;
import dev.lockstep.http.TimeLimits;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * Scend over HTTP: one method per call of the profile, each answered once.
 *
 * <p>Codes that concern the whole account ({@code ACCOUNT_SUSPENDED}, {@code RATE_LIMITED}, {@code
 * MAINTENANCE}) and a create still under way are failures here; every other refusal is handed on.
 */
final class ScendClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final Duration THROTTLED = Duration.ofSeconds(5);

  private static final Set<String> UNKNOWN_PRODUCT =
      Set.of("UNKNOWN_PRODUCT_CODE", "PRODUCT_NOT_FOUND");

  /** Keys of the wire whose values name nobody. */
  private static final Set<String> LOGGABLE =
      Set.of(
          "ClientReference",
          "ClientCode",
          "OrderId",
          "OrderDate",
          "WarehouseCode",
          "Status",
          "StatusChangedAt",
          "AcceptedAt",
          "DeliveryService",
          "CarrierCode",
          "ServiceCode",
          "Lines",
          "LineReference",
          "ProductCode",
          "Quantity",
          "OrderedQuantity",
          "AllocatedQuantity",
          "PickedQuantity",
          "PackedQuantity",
          "DispatchedQuantity",
          "CancelledQuantity",
          "ShortQuantity",
          "AllowPartDispatch",
          "CurrencyCode",
          "Result",
          "Reason",
          "Success",
          "Code",
          "Field",
          "Details",
          "CorrelationId",
          "Items",
          "Page",
          "PageSize",
          "TotalItems",
          "HasMore",
          "ShipmentId",
          "PackageId",
          "Packages",
          "DispatchedAt",
          "IsFinal");

  private final ConnectionId connection;
  private final ScendSettings settings;
  private final ApiClient api;

  ScendClient(ConnectionId connection, ScendSettings settings, PlatformContext context) {
    this.connection = connection;
    this.settings = settings;
    HttpUrl base = HttpUrl.get(settings.baseUrl().toString());
    ScendPace pace = settings.pace();
    TimeLimits limits =
        new TimeLimits(pace.connectTimeout(), pace.readTimeout(), pace.callTimeout());
    this.api =
        new ApiClient(
            new ApiProfile(
                connection,
                base,
                new RatePolicy(pace.requestsPerMinute() / 60.0, pace.burst(), pace.maxConcurrent()),
                limits,
                "X-Correlation-Id",
                LOGGABLE,
                new ScendErrors(settings.refusalMap())),
            ScendTokens.authentication(connection, settings, limits, context),
            context);
  }

  ScendAnswer order(FulfilmentRef ref) {
    return send(ApiRequest.get(path(settings.paths().order()), ref.value()));
  }

  ScendAnswer create(FulfilmentRef ref, OrderBody body) {
    ApiRequest request =
        switch (settings.orders().createVerb()) {
          case PUT -> ApiRequest.put(path(settings.paths().order()), ref.value());
          case POST -> ApiRequest.post(path(settings.paths().orders()));
        };
    ByteString content = json(body);
    // The content is part of the key: a server that remembers answers by key must not answer a
    // corrected order with the refusal of the faulty one.
    String key = ref.value() + ":" + content.sha256().hex().substring(0, 16);
    // No code of absence is one here: an unknown product is a reason to refuse the order.
    return send(request.header("Idempotency-Key", key).json(content), Set.of());
  }

  ScendAnswer amend(FulfilmentRef ref, OrderBody.Amendment body) {
    return send(ApiRequest.patch(path(settings.paths().order()), ref.value()).json(json(body)));
  }

  ScendAnswer cancel(FulfilmentRef ref, OrderBody.Cancellation body) {
    return send(ApiRequest.post(path(settings.paths().cancel()), ref.value()).json(json(body)));
  }

  ScendAnswer shipmentsOf(FulfilmentRef ref, int page) {
    return send(paged(ApiRequest.get(path(settings.paths().orderShipments()), ref.value()), page));
  }

  ScendAnswer shipmentsSince(Instant since, int page) {
    return send(
        paged(
            ApiRequest.get(path(settings.paths().shipments()))
                .query("dispatchedSince", since.toString()),
            page));
  }

  ScendAnswer product(Sku sku) {
    return send(ApiRequest.get(path(settings.paths().product()), sku.value()), UNKNOWN_PRODUCT);
  }

  /**
   * Reads a success.
   *
   * @throws PlatformFailure naming the field that is not as agreed: MALFORMED after a read,
   *     OUTCOME_UNKNOWN after a write, since it may well have happened
   */
  <I, T> T understand(Effect effect, String call, I answer, Function<I, T> reading) {
    try {
      return reading.apply(answer);
    } catch (UnreadableAnswer e) {
      throw PlatformFailure.of(
          effect == Effect.WRITE ? FailureKind.OUTCOME_UNKNOWN : FailureKind.MALFORMED,
          connection,
          "Scend's answer is not as agreed. connection=%s, call=%s, problem=%s. Compare the account's profile with docs/platforms/scend.md."
              .formatted(connection, call, e.getMessage()));
    }
  }

  /** The failure where something that must exist does not. */
  PlatformFailure absent(String call) {
    return PlatformFailure.of(
        FailureKind.NOT_FOUND,
        connection,
        "Scend says there is no such thing. connection=%s, call=%s. Look in the warehouse, and check the paths."
            .formatted(connection, call));
  }

  /** The failure a refusal is, where no outcome stands for it. */
  PlatformFailure rejected(String call, ScendRefusal refusal) {
    return PlatformFailure.of(
        refusal.httpStatus() == 412 ? FailureKind.CONFLICT : FailureKind.REJECTED,
        connection,
        "Scend refuses. connection=%s, call=%s, reason=%s. Mend what it names, then retry."
            .formatted(connection, call, refusal.reason()));
  }

  private ScendAnswer send(ApiRequest request) {
    return send(request, settings.absentCodes());
  }

  private ScendAnswer send(ApiRequest request, Set<String> absentCodes) {
    ApiRequest named = request;
    String header = settings.clientCodeHeader();
    if (header != null) {
      named = named.header(header, settings.clientCode());
    }
    ApiResponse response = api.send(named);
    if (!response.isSuccess()) {
      return refused(request, response, ScendErrors.refusal(response), absentCodes);
    }
    JsonNode json = response.json();
    if (saysNo(json)) {
      return refused(request, response, ScendRefusal.read(response.status(), json), absentCodes);
    }
    return new ScendAnswer.Good(response.status(), json);
  }

  private static boolean saysNo(JsonNode json) {
    try {
      return json.isObject() && !WireObject.root(json).flag("Success").orElse(true);
    } catch (UnreadableAnswer e) {
      return false;
    }
  }

  private ScendAnswer refused(
      ApiRequest request, ApiResponse response, ScendRefusal refusal, Set<String> absentCodes) {
    boolean isRead = request.effect() == Effect.READ;
    return switch (refusal.code().orElse("")) {
      case "RATE_LIMITED" ->
          throw PlatformFailure.rateLimited(
              connection, sentence("Scend asks to slow down.", request, refusal), THROTTLED);
      case "MAINTENANCE", "UNAVAILABLE" ->
          throw failure(FailureKind.UNAVAILABLE, "Scend takes no calls now.", request, refusal);
      case "INTERNAL_ERROR" ->
          throw failure(
              isRead ? FailureKind.UNAVAILABLE : FailureKind.OUTCOME_UNKNOWN,
              "Scend reports an error of its own.",
              request,
              refusal);
      case "ACCOUNT_SUSPENDED" ->
          throw failure(FailureKind.UNAUTHORISED, "The account is suspended.", request, refusal);
      case "REQUEST_IN_PROGRESS" ->
          throw failure(
              isRead ? FailureKind.UNAVAILABLE : FailureKind.OUTCOME_UNKNOWN,
              "An earlier attempt is still under way.",
              request,
              refusal);
      default -> absentOrBad(request, response, refusal, absentCodes);
    };
  }

  private ScendAnswer absentOrBad(
      ApiRequest request, ApiResponse response, ScendRefusal refusal, Set<String> absentCodes) {
    boolean isRead = request.effect() == Effect.READ;
    if (response.status() == 404 && isText(response)) {
      throw failure(
          isRead ? FailureKind.UNAVAILABLE : FailureKind.OUTCOME_UNKNOWN,
          "Something other than Scend answered.",
          request,
          refusal);
    }
    if (refusal.isAbsence(absentCodes)) {
      return new ScendAnswer.Absent();
    }
    if (response.status() == 404 && isRead) {
      // "No such path" would otherwise read as "no such order".
      throw failure(
          FailureKind.MALFORMED,
          "A 404 without a code of absence: check the paths and absentCodes.",
          request,
          refusal);
    }
    return new ScendAnswer.Bad(refusal);
  }

  /** Text for people comes from whatever stands before Scend. */
  private static boolean isText(ApiResponse response) {
    String body = response.body().utf8().strip();
    return !body.isEmpty() && !body.startsWith("{");
  }

  private PlatformFailure failure(
      FailureKind kind, String what, ApiRequest request, ScendRefusal refusal) {
    return PlatformFailure.of(kind, connection, sentence(what, request, refusal));
  }

  private String sentence(String what, ApiRequest request, ScendRefusal refusal) {
    return "%s connection=%s, call=%s, status=%d, reason=%s. It is tried again."
        .formatted(what, connection, request, refusal.httpStatus(), refusal.reason());
  }

  private ApiRequest paged(ApiRequest request, int page) {
    return request
        .query("page", Integer.toString(page))
        .query("pageSize", Integer.toString(settings.pace().pageSize()));
  }

  private static String path(String configured) {
    return configured.startsWith("/") ? configured.substring(1) : configured;
  }

  private static ByteString json(Object body) {
    try {
      return ByteString.of(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A request of ours cannot be written as JSON.");
    }
  }
}
