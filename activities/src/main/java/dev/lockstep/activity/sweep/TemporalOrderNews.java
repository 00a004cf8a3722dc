package dev.lockstep.activity.sweep;

import dev.lockstep.activity.CancellationHints;
import dev.lockstep.activity.HintAnswer;
import dev.lockstep.activity.OrderEnds;
import dev.lockstep.activity.OrderStarts;
import dev.lockstep.activity.sweep.OrderReadings.Reading;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.PaymentSettled;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.webhook.Hint;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders as workflows, for one sweep. A look costs nothing and settles most; what it does not, the
 * order is asked. An order that cannot be asked is told.
 */
final class TemporalOrderNews implements OrderNews {
  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  private final WorkflowClient client;
  private final ConnectionId source;
  private final OrderReadings readings;
  private final CancellationHints afterTheEnd;

  TemporalOrderNews(WorkflowClient client, ConnectionId source, OrderReadings readings) {
    this.client = client;
    this.source = source;
    this.readings = readings;
    this.afterTheEnd = new CancellationHints(client);
  }

  @Override
  public List<Standing> tell(LinkId link, OrderId order, List<Item> items) {
    WorkflowStub stub = client.newUntypedWorkflowStub(OrderNames.workflowId(link, order));
    Optional<WorkflowExecutionDescription> known = look(stub);
    if (known.isEmpty()) {
      return start(link, order, items);
    }
    return switch (OrderEnds.of(client, known.get())) {
      case BROKEN, NEVER_SHOWN -> start(link, order, items);
      case BY_ITSELF -> afterTheEnd(link, order, items);
      case BY_A_PERSON -> all(items, Standing.IDLE);
      case NONE ->
          tell(
              stub,
              standings(readings.of(link, order, known.get()), isPastPayment(known.get()), items),
              items);
    };
  }

  private static List<Standing> tell(
      WorkflowStub stub, List<Standing> standings, List<Item> items) {
    List<Item> due = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      switch (standings.get(i)) {
        case UNREAD, UNPROVEN -> due.add(items.get(i));
        case READ, IDLE -> {}
      }
    }
    return due.isEmpty() || signalled(stub, due) ? standings : all(items, Standing.IDLE);
  }

  /** Of all that a source logs, only a cancellation matters to an order that has shipped. */
  private List<Standing> afterTheEnd(LinkId link, OrderId order, List<Item> items) {
    List<Item> cancellations = items.stream().filter(TemporalOrderNews::isCancellation).toList();
    if (cancellations.isEmpty()) {
      return all(items, Standing.IDLE);
    }
    HintAnswer answer =
        afterTheEnd.cancelled(
            OrderNames.workflowId(link, order), null, cancellations.getLast().message().version());
    return switch (answer) {
      case KNOWN, OVER -> all(items, Standing.IDLE);
      case TAKEN, REOPENED ->
          items.stream().map(item -> isCancellation(item) ? lost(item) : Standing.IDLE).toList();
    };
  }

  private static boolean isCancellation(Item item) {
    return item.hint() instanceof Hint.OrderCancelled;
  }

  private static Optional<WorkflowExecutionDescription> look(WorkflowStub order) {
    try {
      return Optional.of(order.describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private List<Standing> start(LinkId link, OrderId order, List<Item> items) {
    try {
      OrderRequest request = new OrderRequest(link, order, source);
      Item newest = items.getLast();
      OrderStarts.signalOrStart(
          client,
          OrderStarts.options(request, OrderStage.AWAITING_PAYMENT),
          request,
          signal(newest),
          message(newest));
      return items.stream().map(TemporalOrderNews::lost).toList();
    } catch (WorkflowExecutionAlreadyStarted ended) {
      return all(items, Standing.IDLE);
    }
  }

  private static List<Standing> standings(Reading reading, boolean pastPayment, List<Item> items) {
    return items.stream().map(item -> standing(item, reading, pastPayment)).toList();
  }

  private static Standing standing(Item item, Reading reading, boolean pastPayment) {
    LoggedMessage message = item.message();
    if (reading.beganAfter(message.at())) {
      return Standing.READ;
    }
    if (isAboutPayment(item) && pastPayment) {
      return Standing.IDLE;
    }
    Long told = message.version();
    if (told == null || item.hint() instanceof Hint.PaymentChanged) {
      // A payment has versions of its own, and no order says which of those it has read.
      return Standing.UNPROVEN;
    }
    return switch (reading.covers(told)) {
      case READ -> Standing.READ;
      case NOT_READ -> lost(item);
      case UNKNOWN -> Standing.UNPROVEN;
    };
  }

  /** What nobody sends us was not lost. */
  private static Standing lost(Item item) {
    return item.message().subscribed() ? Standing.UNREAD : Standing.UNPROVEN;
  }

  private static boolean isAboutPayment(Item item) {
    return item.hint() instanceof Hint.PaymentChanged || item.hint() instanceof Hint.OrderPaid;
  }

  /** What an order shows of its stage is where it rests: until its release, where it began. */
  private static boolean isPastPayment(WorkflowExecutionDescription order) {
    String shown = order.getTypedSearchAttributes().get(STAGE);
    return shown != null
        && !shown.equals(OrderStage.AWAITING_PAYMENT.name())
        && !shown.equals(OrderStage.PARKED.name());
  }

  private static boolean signalled(WorkflowStub order, List<Item> due) {
    try {
      newest(due.stream().filter(TemporalOrderNews::isAboutPayment).toList())
          .ifPresent(item -> order.signal(signal(item), message(item)));
      newest(due.stream().filter(item -> !isAboutPayment(item)).toList())
          .ifPresent(item -> order.signal(signal(item), message(item)));
      return true;
    } catch (WorkflowNotFoundException ended) {
      return false;
    }
  }

  private static Optional<Item> newest(List<Item> items) {
    return items.stream().max(Comparator.comparing(item -> item.message().at()));
  }

  private static String signal(Item item) {
    return isAboutPayment(item) ? OrderNames.PAYMENT_SETTLED : OrderNames.ORDER_CHANGED;
  }

  /**
   * Without version and without the message's id where the order is asked to read: an earlier build
   * dropped what was older than our own last write, whether it had read what stood before or not.
   */
  private static Object message(Item item) {
    return isAboutPayment(item)
        ? new PaymentSettled(PaymentSettled.VERSION, item.message().id())
        : new OrderChanged(OrderChanged.VERSION, null, null);
  }

  private static List<Standing> all(List<Item> items, Standing standing) {
    return items.stream().map(item -> standing).toList();
  }
}
