package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running stand-in; the API is at {@link #apiUri}. */
public final class Cin7StandIn implements AutoCloseable {
  /** Every event about sales that can be subscribed to. */
  public static final List<String> SALE_EVENTS = Webhooks.SALE_EVENTS;

  private static final int STOCK_SHOWN = 100;

  private final Cin7Options options;
  private final Ledger ledger;
  private final Faults faults;
  private final DeliveryRules deliveryRules;
  private final Outbox outbox;
  private final Webhooks webhooks;
  private final Books books;
  private final SaleJson json;
  private final Fulfilments fulfilments;
  private final Throttle throttle;
  private final Cin7Merchant merchant;
  private final StandInServer server;

  private Cin7StandIn(Cin7Options options) {
    this.options = options;
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(options.seed());
    this.deliveryRules = new DeliveryRules(options.seed());
    this.outbox = new Outbox(options.delivery(), deliveryRules);
    this.webhooks = new Webhooks(options, outbox, ledger);
    this.books = new Books(options, ledger, webhooks);
    this.json = new SaleJson(options);
    Headers headers = new Headers(books);
    this.fulfilments = new Fulfilments(books);
    Cancelling cancelling = new Cancelling(books);
    this.throttle = new Throttle(options);
    this.merchant = new Cin7Merchant(books, json, headers, fulfilments, cancelling);
    Cin7Api api = new Cin7Api(books, json, headers, fulfilments, cancelling, throttle);
    Front front = new Front(api, new Cin7Controls(this), books, fulfilments);
    this.server = StandInServer.start(front, faults, options.clock(), options.port());
  }

  public static Cin7StandIn start(Cin7Options options) {
    return new Cin7StandIn(options);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** Base of the API, with its path prefix and without a slash at the end. */
  public URI apiUri() {
    return URI.create(baseUri() + options.basePath());
  }

  public int port() {
    return server.port();
  }

  /** What people and other systems do. */
  public Cin7Merchant merchant() {
    return merchant;
  }

  public Faults faults() {
    return faults;
  }

  public DeliveryRules deliveryFaults() {
    return deliveryRules;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Every sale as it is now, in the order of placing. */
  public List<Cin7SaleView> sales() {
    return books.with(() -> books.all().reversed().stream().map(Cin7SaleView::of).toList());
  }

  /** The whole document of a sale, personal data included. */
  public Optional<ObjectNode> sale(String id) {
    return books.with(() ->
        books.all().stream()
            .filter(sale -> sale.id.equalsIgnoreCase(id))
            .findFirst()
            .map(sale -> json.document(sale, Countries.REGULAR, true)));
  }

  /**
   * Adds a webhook.
   *
   * @return its id
   */
  public String subscribe(String type, Cin7WebhookTarget target) {
    return webhooks.subscribe(type, target);
  }

  /** Replaces all webhooks: every event about sales goes to one place. */
  public void sendWebhooksTo(Cin7WebhookTarget target) {
    webhooks.unsubscribeAll();
    SALE_EVENTS.forEach(type -> webhooks.subscribe(type, target));
  }

  /** Removes every webhook. */
  public void stopWebhooks() {
    webhooks.unsubscribeAll();
  }

  /** Sends the one webhook whose body is a bare array, to those who subscribed to it. */
  public void sendStockLevels(List<String> skus) {
    webhooks.send(Events.stock(skus, options.locations().getFirst(), STOCK_SHOWN));
  }

  /** Limits the calls from now on; null lifts the limit. */
  public void limitCalls(@Nullable Cin7Quota quota) {
    throttle.limit(quota);
  }

  @Override
  public void close() {
    server.close();
    outbox.close();
  }

  private record Front(Cin7Api api, Cin7Controls controls, Books books, Fulfilments fulfilments)
      implements Platform {
    @Override
    public Answer answer(Call call) {
      try {
        return call.path().startsWith("/_sandbox")
            ? controls.answer(call).orElseGet(Cin7Problem::page)
            : api.answer(call);
      } catch (Refusal refused) {
        return refused.answer();
      }
    }

    @Override
    public Answer error(int status, @Nullable String code) {
      String text = code == null ? "The request could not be completed." : code;
      return Cin7Problem.answer(status, status, List.of(text));
    }

    @Override
    public Answer throttled(int status, @Nullable String code) {
      return code == null ? Cin7Problem.throttled(status) : error(status, code);
    }

    /** The document is named, and beside it stands what is wrong. */
    @Override
    public Answer refusedInside(Call call, @Nullable String code) {
      ObjectNode body = Json.object();
      ObjectNode asked = call.object().orElseGet(Json::object);
      for (String id : List.of("TaskID", "SaleID", "ID")) {
        if (asked.has(id)) {
          body.set(id, asked.path(id));
        }
      }
      String text = code == null ? "The document could not be saved." : code;
      body.set("Errors", Cin7Problem.errors(400, List.of(text)));
      return Answer.ok(body);
    }

    /** There are no versions: the merchant does the same step first, or touches the sale. */
    @Override
    public void writeBefore(Call call) {
      try {
        books.with(() -> {
          interfere(call);
          return true;
        });
      } catch (Refusal impossible) {
        // Then the call meets the sale as it is.
      }
    }

    private void interfere(Call call) {
      ObjectNode body = call.object().orElseGet(Json::object);
      String path = call.path().toLowerCase(Locale.ROOT);
      if (body.has("TaskID")) {
        Books.Owned owned = books.task(Wire.guid(Wire.text(body, "TaskID"), "TaskID"));
        if (path.endsWith("/pick")) {
          fulfilments.autoPick(owned.sale(), owned.task(), By.MERCHANT);
        } else if (path.endsWith("/pack")) {
          fulfilments.packing().all(owned.sale(), owned.task(), "Box 1", By.MERCHANT);
        } else {
          fulfilments.shipAll(owned.sale(), owned.task(), By.MERCHANT);
        }
        return;
      }
      String id =
          Wire.parameter(call, "ID")
              .or(() -> Wire.parameter(call, "SaleID"))
              .orElse(Json.textOr(body, "ID", Json.textOr(body, "SaleID", "")));
      books.changed(books.sale(Wire.guid(id, "ID")), By.MERCHANT, "TOUCHED", Json.object());
    }
  }
}
