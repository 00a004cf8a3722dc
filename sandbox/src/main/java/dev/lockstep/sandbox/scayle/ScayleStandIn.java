package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import dev.lockstep.sandbox.server.Platform;
import dev.lockstep.sandbox.server.StandInServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running stand-in; the Admin API is at {@link #apiUri}. */
public final class ScayleStandIn implements AutoCloseable {
  private final ScayleOptions options;
  private final Ledger ledger;
  private final Faults faults;
  private final DeliveryRules deliveryRules;
  private final Outbox outbox;
  private final Agenda agenda;
  private final BlockingCalls calls;
  private final Shop shop;
  private final ScayleWebhooks webhooks;
  private final Delegating delegating;
  private final Cancelling cancelling;
  private final Storefront storefront;
  private final StandInServer server;

  private ScayleStandIn(ScayleOptions options) {
    this.options = options;
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(options.seed());
    this.deliveryRules = new DeliveryRules(options.seed());
    this.outbox = new Outbox(options.delivery(), deliveryRules);
    this.agenda = new Agenda(options.clock());
    this.calls = new BlockingCalls(options.timing().answerTimeout());
    this.shop = new Shop(options, ledger);
    this.webhooks = new ScayleWebhooks(shop, outbox);
    Lifecycle lifecycle = new Lifecycle(shop, agenda, webhooks);
    this.delegating = new Delegating(shop, agenda, lifecycle, calls);
    this.cancelling = new Cancelling(shop, agenda, lifecycle, calls);
    this.storefront = new Storefront(shop, lifecycle, delegating, cancelling);
    ScayleApi api =
        new ScayleApi(
            shop,
            new ScayleAccess(options),
            new Fulfilment(shop, lifecycle, webhooks),
            new Returning(shop, webhooks),
            new SetUp(options, delegating, cancelling, webhooks));
    Front front = new Front(api, new ScayleControls(this), shop, lifecycle);
    this.server = StandInServer.start(front, faults, options.clock(), options.port());
    agenda.start();
  }

  public static ScayleStandIn start(ScayleOptions options) {
    return new ScayleStandIn(options);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** Base of the Admin API, with its path prefix. */
  public URI apiUri() {
    return URI.create(baseUri() + options.basePath());
  }

  public int port() {
    return server.port();
  }

  /** What customers and staff do. */
  public Storefront storefront() {
    return storefront;
  }

  public Faults faults() {
    return faults;
  }

  /** Faults of the webhooks; the blocking calls have {@link #loseAnswers}. */
  public DeliveryRules deliveryFaults() {
    return deliveryRules;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Every order as it is now, in the order of ids. */
  public List<ScayleOrderView> orders() {
    return shop.with(() -> shop.orders().stream().map(ScayleOrderView::of).toList());
  }

  /**
   * One order as it is now.
   *
   * @throws Refusal 404 when there is none
   */
  public ScayleOrderView order(long id) {
    return shop.with(() -> ScayleOrderView.of(shop.require(id)));
  }

  public void sendDelegationsTo(@Nullable ScayleEndpoint endpoint) {
    delegating.sendTo(endpoint);
  }

  public void sendCancellationsTo(@Nullable ScayleEndpoint endpoint) {
    cancelling.sendTo(endpoint);
  }

  public void sendWebhooksTo(@Nullable ScayleEndpoint endpoint) {
    webhooks.sendTo(endpoint);
  }

  /** The next so many answers of the merchant to blocking calls get lost on their way. */
  public void loseAnswers(int count) {
    calls.loseAnswers(count);
  }

  /**
   * Waits until nothing is due by the clock and no blocking call is under way; retries of the
   * future are not waited for. False when {@code atMost} passed first.
   */
  public boolean settle(Duration atMost) throws InterruptedException {
    return agenda.settle(atMost);
  }

  @Override
  public void close() {
    agenda.close();
    calls.close();
    server.close();
    outbox.close();
  }

  private record Front(ScayleApi api, ScayleControls controls, Shop shop, Lifecycle lifecycle)
      implements Platform {
    @Override
    public Answer answer(Call call) {
      try {
        Optional<Answer> answer =
            call.path().startsWith("/_sandbox") ? controls.answer(call) : api.answer(call);
        return answer.orElseThrow(
            () -> ScayleProblem.refusal(404, "NOT_FOUND", "There is nothing at this path."));
      } catch (Refusal refused) {
        return refused.answer();
      }
    }

    /** A throttle of another status than 429 is asked for by its key. */
    @Override
    public Answer error(int status, @Nullable String code) {
      String key = code == null ? ScayleProblem.usualKey(status) : code;
      Answer answer =
          ScayleProblem.answer(status, key, "The request could not be completed.", Json.object());
      boolean throttled = key.equals(ScayleProblem.THROTTLED);
      return throttled && status != 429 ? answer.with("X-RateLimit-Reset", "1") : answer;
    }

    /** Staff cancels the first item that a report names, just before the report arrives. */
    @Override
    public void writeBefore(Call call) {
      JsonNode body = call.json().orElseGet(Json::object);
      long item = body.path("items").path(0).path("orderItemId").asLong();
      shop.run(() ->
          shop.byId(body.path("orderId").asLong())
              .ifPresent(order ->
                  lifecycle.cancel(
                      order,
                      order.openItems().stream().filter(open -> open.id == item).toList(),
                      Lifecycle.Canceller.STAFF)));
    }
  }
}
