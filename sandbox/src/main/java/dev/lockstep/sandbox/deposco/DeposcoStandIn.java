package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.fault.Glob;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import dev.lockstep.sandbox.server.Platform;
import dev.lockstep.sandbox.server.StandInServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A running stand-in; the API is at {@link #apiUri}, its tokens at {@link #tokenUri}. */
public final class DeposcoStandIn implements AutoCloseable {
  private static final long TICK_MILLIS = 5;

  private final DeposcoOptions options;
  private final Ledger ledger;
  private final Faults faults;
  private final DeliveryRules deliveryRules;
  private final Outbox outbox;
  private final DeposcoWebhooks webhooks;
  private final DeposcoAccess access;
  private final AccountLimit limit;
  private final Warehouse warehouse;
  private final Items items;
  private final Floor floor;
  private final StandInServer server;
  private final @Nullable Thread ticker;

  private DeposcoStandIn(DeposcoOptions options) {
    this.options = options;
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(options.seed());
    this.deliveryRules = new DeliveryRules(options.seed());
    this.outbox = new Outbox(options.delivery(), deliveryRules);
    this.webhooks = new DeposcoWebhooks(options, outbox);
    this.access = new DeposcoAccess(options);
    this.limit = new AccountLimit(options);
    Ids ids = new Ids(options.seed());
    Places places = new Places(ids, options);
    this.items = new Items(ids, options.items());
    this.warehouse = new Warehouse(options, ids, ledger, webhooks);
    this.floor = new Floor(warehouse, options);
    References references = new References(items, places);
    DeposcoApi api =
        new DeposcoApi(
            access,
            limit,
            new OrdersApi(options, warehouse, references, floor),
            new ShipmentsApi(options, warehouse),
            new MasterDataApi(options, items, places));
    Front front = new Front(api, new DeposcoControls(this));
    this.server = StandInServer.start(front, faults, options.clock(), options.port());
    this.ticker =
        options.pace() instanceof Pace.Automatic
            ? Thread.ofVirtual().name("deposco-floor").start(this::tickForEver)
            : null;
  }

  public static DeposcoStandIn start(DeposcoOptions options) {
    return new DeposcoStandIn(options);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** Base of the API, with its path prefix. */
  public URI apiUri() {
    return URI.create(baseUri() + options.basePath());
  }

  public URI tokenUri() {
    return URI.create(baseUri() + "/oauth2/token");
  }

  public int port() {
    return server.port();
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

  public Items items() {
    return items;
  }

  /** Gives fates to orders, those there are and those to come. */
  public void script(FateRule rule) {
    warehouse.fates.add(rule);
    Glob concerned = new Glob(rule.number());
    warehouse.with(() -> {
      warehouse.startingWith(concerned.start()).values().stream()
          .flatMap(List::stream)
          .filter(order -> concerned.matches(order.number))
          .forEach(floor::schedule);
      return null;
    });
  }

  /** Takes all fates back; orders that waited go on. */
  public void liftFates() {
    warehouse.fates.clear();
    rouse();
  }

  Fates fates() {
    return warehouse.fates;
  }

  void rouse() {
    warehouse.with(() -> {
      warehouse.newestFirst().forEach(floor::schedule);
      return null;
    });
  }

  /**
   * Takes one step with an order.
   *
   * @return the status afterwards
   */
  public OrderStatus advance(String number) {
    return advance(number, null);
  }

  /**
   * Takes steps until the order has the status, or gets no further. Of several orders with the
   * number, the newest moves.
   *
   * @return the status afterwards
   */
  public OrderStatus advance(String number, @Nullable OrderStatus target) {
    return warehouse.with(() -> {
      SalesOrder order =
          warehouse
              .newest(number)
              .orElseThrow(() -> DeposcoProblem.notFound("Sales Order", number));
      return floor.advance(order, target);
    });
  }

  /** Does the steps that are due by the clock; the automatic floor does this by itself. */
  public int tick() {
    return warehouse.with(floor::tick);
  }

  public void sendWebhooksTo(@Nullable WebhookTarget target) {
    webhooks.sendTo(target);
  }

  /** From now on; null lifts the limit. */
  public void limitTo(@Nullable Quota quota) {
    limit.become(quota);
  }

  /** Every access token ends; refresh tokens stay. */
  public void expireTokens() {
    access.expireAll();
  }

  /** Every sales order by number, oldest first; a list longer than one is a duplicate. */
  public Map<String, List<SalesOrderView>> orders() {
    return orders("");
  }

  /** Those whose number begins so. */
  public Map<String, List<SalesOrderView>> orders(String start) {
    return warehouse.with(() -> {
      Map<String, List<SalesOrderView>> views = new TreeMap<>();
      warehouse
          .startingWith(start)
          .forEach((number, orders) ->
              views.put(number, orders.stream().map(SalesOrderView::of).toList()));
      return views;
    });
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.interrupt();
      awaitTicker(ticker);
    }
    server.close();
    outbox.close();
  }

  private static void awaitTicker(Thread ticker) {
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tickForEver() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        tick();
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private record Front(DeposcoApi api, DeposcoControls controls) implements Platform {
    @Override
    public Answer answer(Call call) {
      try {
        Optional<Answer> answer =
            call.path().startsWith("/_sandbox") ? controls.answer(call) : api.answer(call);
        return answer.orElseGet(() -> DeposcoProblem.answer(404, null));
      } catch (Refusal refused) {
        return refused.answer();
      }
    }

    /** There are no codes; what a fault calls its code is the text. */
    @Override
    public Answer error(int status, @Nullable String code) {
      return DeposcoProblem.answer(status, code);
    }

    @Override
    public void writeBefore(Call call) {
      api.writeBefore(call);
    }
  }
}
