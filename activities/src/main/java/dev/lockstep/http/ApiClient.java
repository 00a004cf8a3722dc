package dev.lockstep.http;

import dev.lockstep.common.FailureKind;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.PlatformFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one connection. Safe for use by many threads; blocks the caller's.
 *
 * <p>A request goes over the wire once, with one exception: after a 401 and a new token it is
 * repeated, since the platform did not look at it. What the answer means is decided in {@link
 * Verdicts}; who retries is the caller's business.
 */
public final class ApiClient {
  private static final MediaType JSON = MediaType.get("application/json");

  private final ApiProfile profile;
  private final Authentication authentication;
  private final OkHttpClient http;
  private final MeterRegistry meters;
  private final RateBudget budget;
  private final Timer waited;
  private final WireLog log;
  private final Verdicts verdicts;

  public ApiClient(ApiProfile profile, Authentication authentication, PlatformContext context) {
    this.profile = profile;
    this.authentication = authentication;
    this.http =
        within(profile.limits(), context.http())
            .newBuilder()
            .eventListenerFactory(SendMark::of)
            .build();
    this.meters = context.meters();
    this.budget = new RateBudget(profile.rate(), Ticker.SYSTEM);
    this.waited = meter(profile, budget, meters);
    this.log = new WireLog(profile.connection(), profile.loggable(), context.clock());
    this.verdicts = new Verdicts(profile.connection(), profile.errors(), context.clock());
  }

  /** {@code http} with the time limits of a connection and without any retry of its own. */
  public static OkHttpClient within(TimeLimits limits, OkHttpClient http) {
    return http.newBuilder()
        .connectTimeout(limits.connect())
        .readTimeout(limits.read())
        .writeTimeout(limits.read())
        .callTimeout(limits.call())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  /**
   * Sends a request.
   *
   * @return a success with the body due, or a refusal (4xx) for the adapter to judge
   * @throws PlatformFailure by the table of {@link Verdicts}
   */
  public ApiResponse send(ApiRequest request) {
    String correlation = UUID.randomUUID().toString();
    AuthHeader header = authentication.header();
    ApiResponse answer = whenItIsOurTurn(request, header, correlation);
    if (answer.status() == 401
        && authentication.rejected(header) == Authentication.Renewal.TRY_AGAIN) {
      answer = whenItIsOurTurn(request, authentication.header(), correlation);
    }
    return verdicts.judge(request, answer, correlation);
  }

  private ApiResponse whenItIsOurTurn(ApiRequest request, AuthHeader header, String correlation) {
    RateBudget.Place place;
    long queued = System.nanoTime();
    try {
      place = budget.take().orElseThrow(() -> verdicts.queueTooLong(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw verdicts.interrupted(request);
    } finally {
      waited.record(System.nanoTime() - queued, TimeUnit.NANOSECONDS);
    }
    try {
      return exchange(request, header, correlation);
    } finally {
      place.giveBack();
    }
  }

  private ApiResponse exchange(ApiRequest request, AuthHeader header, String correlation) {
    SendMark mark = new SendMark();
    Request wire = wire(request, header, correlation).tag(SendMark.class, mark).build();
    long start = System.nanoTime();
    try (Response response = http.newCall(wire).execute()) {
      ApiResponse answer =
          new ApiResponse(
              profile.connection(),
              request.call(),
              request.effect(),
              response.code(),
              response.headers(),
              response.body().byteString());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      count(request, outcome(answer.status()), took);
      log.answered(request, answer, took, correlation, () -> failure(request, answer, correlation));
      return answer;
    } catch (IOException e) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      count(request, mark.mayHaveBeenSent() ? "lost" : "unreachable", took);
      PlatformFailure lost = verdicts.lost(request, mark, e, correlation);
      log.failed(request, e, lost.kind(), took, correlation);
      throw lost;
    }
  }

  /** What the answer will be taken for; the adapter's own judgement comes later. */
  private Optional<FailureKind> failure(
      ApiRequest request, ApiResponse answer, String correlation) {
    try {
      var unused = verdicts.judge(request, answer, correlation);
      return Optional.empty();
    } catch (PlatformFailure e) {
      return Optional.of(e.kind());
    }
  }

  private Request.Builder wire(ApiRequest request, AuthHeader header, String correlation) {
    Request.Builder wire =
        new Request.Builder()
            .url(request.under(profile.base()))
            .header("Accept", "application/json")
            .header(profile.correlationHeader(), correlation)
            .header(header.name(), header.value().reveal());
    request.headers().forEach(field -> wire.header(field.name(), field.value()));
    return wire.method(request.method(), body(request));
  }

  private static @Nullable RequestBody body(ApiRequest request) {
    ByteString body = request.body();
    if (body != null) {
      return RequestBody.create(body, JSON);
    }
    return switch (request.method()) {
      case "POST", "PUT", "PATCH" -> RequestBody.create(ByteString.EMPTY, null);
      default -> null;
    };
  }

  private static Timer meter(ApiProfile profile, RateBudget budget, MeterRegistry meters) {
    Tags tags = Tags.of("connection", profile.connection().value(), "budget", profile.budget());
    Gauge.builder("lockstep.platform.budget.used", budget, RateBudget::used)
        .description("Share of the request budget that is taken")
        .tags(tags)
        .register(meters);
    return Timer.builder("lockstep.platform.budget.wait")
        .description("Waiting for a turn in the request budget")
        .tags(tags)
        .register(meters);
  }

  private void count(ApiRequest request, String outcome, Duration took) {
    Timer.builder("lockstep.platform.requests")
        .description("Requests to a platform, by what came back")
        .tag("connection", profile.connection().value())
        .tag("method", request.method())
        .tag("outcome", outcome)
        .register(meters)
        .record(took);
  }

  private static String outcome(int status) {
    return status == 429 ? "429" : status / 100 + "xx";
  }
}
