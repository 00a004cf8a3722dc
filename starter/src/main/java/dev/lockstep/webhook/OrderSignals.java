package dev.lockstep.webhook;

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
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers hints to the workflows of the orders they are about.
 *
 * <p>Hints of an order source start the order where nobody has yet; hints of a warehouse do not,
 * since a warehouse knows only what an order sent it. A repeat changes nothing.
 *
 * <p>Every method returns only when Temporal has the hint, or throws {@link HintNotTaken} within
 * the patience given.
 */
public final class OrderSignals implements AutoCloseable {
  /** Leaves a sender that waits five seconds its answer in time. */
  public static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final SearchAttributeKey<String> LINK =
      SearchAttributeKey.forKeyword(OrderNames.SA_LINK);
  private static final SearchAttributeKey<String> ORDER =
      SearchAttributeKey.forKeyword(OrderNames.SA_ORDER);
  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  private final WorkflowClient client;
  private final LinkDirectory links;
  private final PaymentLookup payments;
  private final TemporalCall temporal;

  public OrderSignals(WorkflowClient client, LinkDirectory links, PaymentLookup payments) {
    this(client, links, payments, PATIENCE);
  }

  public OrderSignals(
      WorkflowClient client, LinkDirectory links, PaymentLookup payments, Duration patience) {
    this.client = client;
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
      case Hint.OrderPaid paid ->
          toSource(from, link -> paid(link, paid.order(), paid.orderNumber(), paid.eventId()));
      case Hint.PaymentChanged changed -> paymentChanged(from, changed);
      case Hint.FulfilmentDispatched dispatched ->
          toWarehouse(
              from,
              dispatched.fulfilment(),
              OrderNames.DISPATCHED,
              new Dispatched(Dispatched.VERSION, dispatched.eventId(), dispatched.fulfilment()));
      case Hint.FulfilmentAltered altered ->
          toWarehouse(
              from,
              altered.fulfilment(),
              OrderNames.FULFILMENT_CHANGED,
              new FulfilmentChanged(
                  FulfilmentChanged.VERSION, altered.eventId(), altered.fulfilment()));
    };
  }

  /** Whether any link takes orders from a connection. */
  boolean isFed(ConnectionId source) {
    return !links.fedBy(source).isEmpty();
  }

  /**
   * Starts one order of one link, or makes a started one look at its source again.
   *
   * @throws HintNotTaken where Temporal did not take it
   * @throws IllegalArgumentException where there is no such link
   */
  public Reception start(LinkId link, OrderId order, @Nullable String orderNumber) {
    return startOrSignal(links.get(link), order, orderNumber, Duration.ZERO)
        .with(OrderNames.ORDER_CHANGED, new OrderChanged(OrderChanged.VERSION, null, null));
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

  private Reception toSource(ConnectionId from, Delivery delivery) {
    return links.fedBy(from).stream()
        .map(delivery::to)
        .reduce(Reception::or)
        .orElse(Reception.NO_LINK);
  }

  private Reception toWarehouse(
      ConnectionId from, FulfilmentRef fulfilment, String signal, Object message) {
    List<LinkDirectory.Entry> candidates = links.shippingFrom(from);
    for (LinkDirectory.Entry link : candidates) {
      String id = OrderNames.workflowId(link.link(), fulfilment.order());
      Reception reception =
          temporal.signal(id, () -> client.newUntypedWorkflowStub(id).signal(signal, message));
      if (reception == Reception.TAKEN) {
        return reception;
      }
    }
    return candidates.isEmpty() ? Reception.NO_LINK : Reception.UNKNOWN_ORDER;
  }

  private StartOrSignal startOrSignal(
      LinkDirectory.Entry link, OrderId order, @Nullable String number, Duration settle) {
    String id = OrderNames.workflowId(link.link(), order);
    String known = number == null ? order.value() : number;
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setTaskQueue(OrderNames.TASK_QUEUE)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
            .setStaticSummary("Order " + known + " of " + link.link())
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder()
                    .set(LINK, link.link().value())
                    .set(ORDER, known)
                    .set(STAGE, OrderStage.AWAITING_PAYMENT.name())
                    .build());
    if (!settle.isZero()) {
      options.setStartDelay(settle);
    }
    OrderRequest request =
        new OrderRequest(OrderRequest.VERSION, link.link(), order, link.source(), number);
    return (signal, message) ->
        temporal.signal(
            id,
            () ->
                client
                    .newUntypedWorkflowStub(OrderNames.WORKFLOW_TYPE, options.build())
                    .signalWithStart(signal, new Object[] {message}, new Object[] {request}));
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
