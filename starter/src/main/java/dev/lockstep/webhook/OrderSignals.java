package dev.lockstep.webhook;

import dev.lockstep.activity.CancellationHints;
import dev.lockstep.activity.HintAnswer;
import dev.lockstep.activity.OrderStarts;
import dev.lockstep.activity.WarehouseHints;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.PaymentSettled;
import dev.lockstep.port.webhook.Hint;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Delivers hints to the workflows of the orders they are about.
 *
 * <p>Hints of an order source start the order where nobody has yet; hints of a warehouse do not,
 * since a warehouse knows only what an order sent it. Those of a warehouse and the cancellations of
 * a source open an order that has ended, where they are news to it. An order that somebody
 * terminated stays so. A repeat changes nothing.
 *
 * <p>Every method returns only when Temporal has the hint, or throws {@link HintNotTaken} within
 * the patience given.
 */
public final class OrderSignals implements AutoCloseable {
  /** Leaves a sender that waits five seconds its answer in time. */
  public static final Duration PATIENCE = Duration.ofSeconds(4);

  private final WorkflowClient client;
  private final WarehouseHints hints;
  private final CancellationHints cancellations;
  private final LinkDirectory links;
  private final PaymentLookup payments;
  private final TemporalCall temporal;

  public OrderSignals(WorkflowClient client, LinkDirectory links, PaymentLookup payments) {
    this(client, links, payments, PATIENCE);
  }

  public OrderSignals(
      WorkflowClient client, LinkDirectory links, PaymentLookup payments, Duration patience) {
    this.client = client;
    this.hints = new WarehouseHints(client);
    this.cancellations = new CancellationHints(client);
    this.links = links;
    this.payments = payments;
    this.temporal = new TemporalCall(patience);
  }

  /**
   * Delivers a hint to every order it concerns.
   *
   * @param from the connection it came from
   * @throws HintNotTaken where Temporal did not take it: deliver it again
   * @throws dev.lockstep.port.PlatformFailure where a look-up it needs failed: deliver it again
   */
  public Reception deliver(ConnectionId from, Hint hint) {
    return switch (hint) {
      case Hint.OrderPlaced placed ->
          toSource(
              from,
              link ->
                  startOrSignal(link, placed.order(), placed.orderNumber(), link.settle())
                      .with(
                          OrderNames.ORDER_CHANGED,
                          new OrderChanged(
                              OrderChanged.VERSION, placed.eventId(), placed.version())));
      case Hint.OrderEdited edited ->
          toSource(
              from,
              link ->
                  startOrSignal(link, edited.order(), edited.orderNumber(), Duration.ZERO)
                      .with(
                          OrderNames.ORDER_CHANGED,
                          new OrderChanged(
                              OrderChanged.VERSION, edited.eventId(), edited.version())));
      case Hint.OrderCancelled cancelled -> toSource(from, link -> cancelled(link, cancelled));
      case Hint.OrderPaid paid ->
          toSource(from, link -> paid(link, paid.order(), paid.orderNumber(), paid.eventId()));
      case Hint.PaymentChanged changed -> paymentChanged(from, changed);
      case Hint.FulfilmentDispatched dispatched -> {
        Dispatched message =
            new Dispatched(
                Dispatched.VERSION,
                dispatched.eventId(),
                dispatched.fulfilment(),
                dispatched.shipment(),
                null);
        yield toWarehouse(from, dispatched.fulfilment(), order -> hints.dispatched(order, message));
      }
      case Hint.ShipmentCorrected corrected -> {
        FulfilmentChanged message = changed(corrected.eventId(), corrected.fulfilment());
        yield toWarehouse(from, corrected.fulfilment(), order -> hints.corrected(order, message));
      }
      case Hint.FulfilmentAltered altered -> {
        FulfilmentChanged message = changed(altered.eventId(), altered.fulfilment());
        yield toWarehouse(from, altered.fulfilment(), order -> hints.altered(order, message));
      }
    };
  }

  /** Whether any link takes orders from a connection. */
  boolean isFed(ConnectionId source) {
    return !links.fedBy(source).isEmpty();
  }

  /**
   * Starts one order of one link, or makes a started one look at its source again. A person asks
   * for this, so that an order that somebody stopped in Temporal begins anew.
   *
   * @throws HintNotTaken where Temporal did not take it
   * @throws IllegalArgumentException where there is no such link
   */
  public Reception start(LinkId link, OrderId order, @Nullable String orderNumber) {
    Beginning beginning = beginning(links.get(link), order, orderNumber);
    return temporal.call(
        OrderNames.workflowId(link, order),
        () -> {
          OrderStarts.signalOrStartForAPerson(
              client,
              beginning.options(),
              beginning.request(),
              OrderNames.ORDER_CHANGED,
              new OrderChanged(OrderChanged.VERSION, null, null));
          return Reception.TAKEN;
        });
  }

  @Override
  public void close() {
    temporal.close();
  }

  private Reception paymentChanged(ConnectionId from, Hint.PaymentChanged changed) {
    if (links.fedBy(from).isEmpty()) {
      return Reception.NO_LINK;
    }
    return payments.ordersOf(from, changed.payment()).stream()
        .map(order -> toSource(from, link -> paid(link, order, null, changed.eventId())))
        .reduce(Reception::or)
        .orElse(Reception.UNKNOWN_ORDER);
  }

  private Reception paid(
      LinkDirectory.Entry link, OrderId order, @Nullable String number, String eventId) {
    return startOrSignal(link, order, number, Duration.ZERO)
        .with(OrderNames.PAYMENT_SETTLED, new PaymentSettled(PaymentSettled.VERSION, eventId));
  }

  /** An order that has shipped and ended is opened again by it. */
  private Reception cancelled(LinkDirectory.Entry link, Hint.OrderCancelled hint) {
    Reception reception =
        startOrSignal(link, hint.order(), hint.orderNumber(), Duration.ZERO)
            .with(
                OrderNames.ORDER_CHANGED,
                new OrderChanged(OrderChanged.VERSION, hint.eventId(), null));
    if (reception != Reception.CLOSED) {
      return reception;
    }
    String id = OrderNames.workflowId(link.link(), hint.order());
    return temporal.call(
        id, () -> reception(cancellations.cancelled(id, hint.eventId(), hint.version())));
  }

  private Reception toSource(ConnectionId from, Delivery delivery) {
    return links.fedBy(from).stream()
        .map(delivery::to)
        .reduce(Reception::or)
        .orElse(Reception.NO_LINK);
  }

  private static FulfilmentChanged changed(String eventId, FulfilmentRef fulfilment) {
    return new FulfilmentChanged(FulfilmentChanged.VERSION, eventId, fulfilment);
  }

  private Reception toWarehouse(
      ConnectionId from, FulfilmentRef fulfilment, Function<String, HintAnswer> delivery) {
    List<LinkDirectory.Entry> candidates = links.shippingFrom(from);
    Reception best = candidates.isEmpty() ? Reception.NO_LINK : Reception.UNKNOWN_ORDER;
    for (LinkDirectory.Entry link : candidates) {
      String id = OrderNames.workflowId(link.link(), fulfilment.order());
      best = best.or(temporal.call(id, () -> reception(delivery.apply(id))));
      if (best == Reception.TAKEN || best == Reception.REOPENED) {
        return best;
      }
    }
    return best;
  }

  private static Reception reception(HintAnswer answer) {
    return switch (answer) {
      case TAKEN -> Reception.TAKEN;
      case REOPENED -> Reception.REOPENED;
      case KNOWN, OVER -> Reception.CLOSED;
    };
  }

  private StartOrSignal startOrSignal(
      LinkDirectory.Entry link, OrderId order, @Nullable String number, Duration settle) {
    Beginning beginning = beginning(link, order, number);
    if (!settle.isZero()) {
      beginning.options().setStartDelay(settle);
    }
    return (signal, message) ->
        temporal.call(
            OrderNames.workflowId(link.link(), order),
            () -> {
              OrderStarts.signalOrStart(
                  client, beginning.options(), beginning.request(), signal, message);
              return Reception.TAKEN;
            });
  }

  /** An order as nobody has it yet, and with what it is started. */
  private record Beginning(OrderRequest request, WorkflowOptions.Builder options) {}

  private static Beginning beginning(
      LinkDirectory.Entry link, OrderId order, @Nullable String number) {
    OrderRequest request =
        new OrderRequest(OrderRequest.VERSION, link.link(), order, link.source(), number);
    return new Beginning(request, OrderStarts.options(request, OrderStage.AWAITING_PAYMENT));
  }

  /** Delivers one hint to one link. */
  private interface Delivery {
    Reception to(LinkDirectory.Entry link);
  }

  /** An order that is started with its first signal, if nobody has. */
  private interface StartOrSignal {
    Reception with(String signal, Object message);
  }
}
