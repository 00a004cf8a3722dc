package dev.lockstep.sandbox.scend;

import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.fault.Glob;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import dev.lockstep.sandbox.server.Arrivals;
import dev.lockstep.sandbox.server.Platform;
import dev.lockstep.sandbox.server.StandInServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A running stand-in; the API is at {@link #apiUri}. */
public final class ScendStandIn implements AutoCloseable {
  private static final long TICK_MILLIS = 5;

  private final ScendOptions options;
  private final Ledger ledger;
  private final Faults faults;
  private final DeliveryRules deliveryRules;
  private final Outbox outbox;
  private final ScendWebhooks webhooks;
  private final ScendAccess access;
  private final Warehouse warehouse;
  private final Products products;
  private final Floor floor;
  private final StandInServer server;
  private final @Nullable Thread ticker;

  private ScendStandIn(ScendOptions options) {
    this.options = options;
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(options.seed());
    this.deliveryRules = new DeliveryRules(options.seed());
    this.outbox = new Outbox(options.delivery(), deliveryRules);
    this.webhooks = new ScendWebhooks(options, outbox);
    this.access = new ScendAccess(options);
    this.warehouse = new Warehouse(options, ledger, webhooks);
    this.products = new Products(options.productPattern(), options.products());
    this.floor = new Floor(warehouse, options);
    ScendApi api = new ScendApi(options, access, warehouse, products, floor);
    Front front = new Front(api, new ScendControls(this));
    this.server = StandInServer.start(front, faults, options.clock(), options.port());
    this.ticker =
        options.pace() instanceof Pace.Automatic
            ? Thread.ofVirtual().name("scend-floor").start(this::tickForEver)
            : null;
  }

  public static ScendStandIn start(ScendOptions options) {
    return new ScendStandIn(options);
  }

  public URI baseUri() {
    return server.baseUri();
  }

  /** Base of the API, with its path prefix. */
  public URI apiUri() {
    return URI.create(baseUri() + options.basePath());
  }

  public int port() {
    return server.port();
  }

  /** When calls came in. */
  public Arrivals arrivals() {
    return server.arrivals();
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

  public Products products() {
    return products;
  }

  /** Gives fates to orders, those there are and those to come. */
  public void script(FateRule rule) {
    warehouse.fates.add(rule);
    Glob concerned = new Glob(rule.reference());
    warehouse.with(() -> {
      warehouse.startingWith(concerned.start()).values().stream()
          .flatMap(List::stream)
          .filter(order -> concerned.matches(order.reference))
          .forEach(floor::schedule);
      return null;
    });
  }

  Fates fates() {
    return warehouse.fates;
  }

  void rouse() {
    warehouse.with(() -> {
      warehouse.all().forEach(floor::schedule);
      return null;
    });
  }

  /**
   * Takes one step with an order.
   *
   * @return the status afterwards
   */
  public Status advance(String reference) {
    return advance(reference, null);
  }

  /**
   * Takes steps until the order has the status, or gets no further.
   *
   * @return the status afterwards
   */
  public Status advance(String reference, @Nullable Status target) {
    return warehouse.with(() -> {
      WarehouseOrder order = warehouse.find(reference).orElseThrow(ScendProblem::notFound);
      floor.settleIntake(order);
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

  public void expireTokens() {
    access.expireTokens();
  }

  /** Loses every order of the reference, as a restored backup does. */
  public void lose(String reference) {
    warehouse.with(() -> {
      warehouse.lose(reference);
      return null;
    });
  }

  /** Every warehouse order by reference; a list longer than one is a duplicate. */
  public Map<String, List<WarehouseOrderView>> orders() {
    return orders("");
  }

  /** Those whose reference begins so. */
  public Map<String, List<WarehouseOrderView>> orders(String start) {
    return warehouse.with(() -> {
      Map<String, List<WarehouseOrderView>> views = new TreeMap<>();
      warehouse
          .startingWith(start)
          .forEach((reference, orders) ->
              views.put(reference, orders.stream().map(WarehouseOrderView::of).toList()));
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

  private record Front(ScendApi api, ScendControls controls) implements Platform {
    @Override
    public Answer answer(Call call) {
      try {
        Optional<Answer> answer =
            call.path().startsWith("/_sandbox") ? controls.answer(call) : api.answer(call);
        return answer.orElseThrow(
            () -> ScendProblem.refusal(404, "NOT_FOUND", "There is nothing at this path."));
      } catch (Refusal refused) {
        return refused.answer();
      }
    }

    @Override
    public Answer error(int status, @Nullable String code) {
      String named = code == null ? ScendProblem.usualCode(status) : code;
      return ScendProblem.refusal(status, named, "The request could not be completed.").answer();
    }

    /** The profile has no versions, so there is nothing to conflict with. */
    @Override
    public void writeBefore(Call call) {}
  }
}
