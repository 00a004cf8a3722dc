package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderNews.Item;
import dev.lockstep.activity.sweep.OrderNews.Standing;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.Hint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One sweep over the log of messages: each is counted once, and what an order has not read of it,
 * it is told.
 */
final class MessageSweep {
  private final ConnectionId connection;
  private final OrderSource source;
  private final List<LinkId> links;
  private final OrderNews orders;
  private final SequenceBook book;
  private final SeenChanges seen;
  private final Consumer<MessageProgress> heartbeat;
  private final FewAtATime sideBySide = FewAtATime.orders();
  private final Set<OrderId> behind = new HashSet<>();

  /** What one order had read, link by link. */
  private record Told(OrderId order, List<Item> items, List<List<Standing>> byLink) {}

  /**
   * @param book what was dealt with before, by any sweep of this process
   * @param seen learns which versions need no further telling
   * @param heartbeat told before each page, of where it is
   */
  MessageSweep(
      ConnectionId connection,
      OrderSource source,
      List<LinkId> links,
      OrderNews orders,
      SequenceBook book,
      SeenChanges seen,
      Consumer<MessageProgress> heartbeat) {
    this.connection = connection;
    this.source = source;
    this.links = List.copyOf(links);
    this.orders = orders;
    this.book = book;
    this.seen = seen;
    this.heartbeat = heartbeat;
  }

  MessageProgress sweep(Instant since, MessageProgress reached) {
    MessageProgress atPage = reached;
    while (true) {
      heartbeat.accept(atPage);
      Page<LoggedMessage> page = source.messagesSince(since, atPage.page());
      MessageProgress counted = pass(page.items(), atPage);
      if (page.next().isEmpty()) {
        return fetchLeftOut(counted).ended(MessageProgress.Reached.DONE);
      }
      if (page.next().equals(atPage.page())) {
        throw PlatformFailure.of(
            FailureKind.MALFORMED,
            connection,
            "A page of messages names itself as the next one. Report it to the order source's support: connection %s."
                .formatted(connection));
      }
      atPage = counted.at(page.next().get());
    }
  }

  /**
   * A listing by time may leave out what was committed late; its number shows that it is there. All
   * of it is older than the listing's end, so that what is not found now never comes.
   */
  private MessageProgress fetchLeftOut(MessageProgress counted) {
    MessageProgress now = counted;
    for (SequenceBook.Holes holes : book.holes()) {
      Set<Long> wanted = Set.copyOf(holes.numbers());
      List<LoggedMessage> found =
          source.messagesAbout(holes.resource()).stream()
              .filter(message -> wanted.contains(message.sequence()))
              .map(MessageSweep::committedLate)
              .toList();
      now = pass(found, now);
      heartbeat.accept(counted);
      book.giveUp(holes);
      now = now.countingHoles(found.size(), holes.numbers().size() - found.size());
    }
    return now;
  }

  /** Its time says when it was made, not when it could be read: no order has read it by that. */
  private static LoggedMessage committedLate(LoggedMessage message) {
    return new LoggedMessage(
        message.id(),
        message.resource(),
        message.sequence(),
        message.version(),
        Instant.MAX,
        message.subscribed(),
        message.worth());
  }

  private MessageProgress pass(List<LoggedMessage> messages, MessageProgress counted) {
    List<LoggedMessage> news =
        messages.stream()
            .filter(message -> !book.has(message.resource(), message.sequence()))
            .toList();
    Map<LoggedMessage, List<Standing>> standings = new LinkedHashMap<>();
    news.forEach(message -> standings.put(message, new ArrayList<>()));
    MessageProgress now = counted;
    for (Told told : sideBySide.map(byOrder(news).entrySet(), this::tell)) {
      now = counted(told, standings, now);
    }
    for (Map.Entry<LoggedMessage, List<Standing>> entry : standings.entrySet()) {
      now = now.counting(worst(entry.getValue()));
      book.add(entry.getKey().resource(), entry.getKey().sequence());
    }
    return now;
  }

  private Told tell(Map.Entry<OrderId, List<Item>> entry) {
    return new Told(
        entry.getKey(),
        entry.getValue(),
        links.stream().map(link -> orders.tell(link, entry.getKey(), entry.getValue())).toList());
  }

  private MessageProgress counted(
      Told told, Map<LoggedMessage, List<Standing>> standings, MessageProgress counted) {
    List<Item> items = told.items();
    boolean unread = false;
    long dealtWith = 0;
    for (List<Standing> found : told.byLink()) {
      for (int i = 0; i < items.size(); i++) {
        standings.getOrDefault(items.get(i).message(), new ArrayList<>()).add(found.get(i));
        unread |= found.get(i) == Standing.UNREAD;
        dealtWith = Math.max(dealtWith, versionOf(items.get(i), found.get(i)));
      }
    }
    seen.add(told.order(), dealtWith);
    return unread && behind.add(told.order()) ? counted.countingOrder() : counted;
  }

  /** The order's version that needs no further telling; 0 where that is none. */
  private static long versionOf(Item item, Standing standing) {
    Long version = item.message().version();
    if (version == null || item.hint() instanceof Hint.PaymentChanged) {
      return 0;
    }
    return switch (standing) {
      case READ, UNREAD, UNPROVEN -> version;
      case IDLE -> 0;
    };
  }

  /** A message that concerns no order at all is of no concern. */
  private static Standing worst(Collection<Standing> standings) {
    return standings.stream().min(Standing::compareTo).orElse(Standing.IDLE);
  }

  private Map<OrderId, List<Item>> byOrder(List<LoggedMessage> messages) {
    Map<String, List<OrderId>> paidFor = ordersOf(messages);
    Map<OrderId, List<Item>> byOrder = new LinkedHashMap<>();
    for (LoggedMessage message : messages) {
      for (Hint hint : message.worth()) {
        concerned(hint, paidFor)
            .distinct()
            .forEach(order ->
                byOrder
                    .computeIfAbsent(order, any -> new ArrayList<>())
                    .add(new Item(message, hint)));
      }
    }
    return byOrder;
  }

  private Map<String, List<OrderId>> ordersOf(List<LoggedMessage> messages) {
    Set<String> payments =
        messages.stream()
            .flatMap(message -> message.worth().stream())
            .flatMap(hint ->
                hint instanceof Hint.PaymentChanged changed
                    ? Stream.of(changed.payment())
                    : Stream.empty())
            .collect(Collectors.toSet());
    return payments.isEmpty() ? Map.of() : source.findByPayments(payments);
  }

  private static Stream<OrderId> concerned(Hint hint, Map<String, List<OrderId>> paidFor) {
    return switch (hint) {
      case Hint.OrderPlaced placed -> Stream.of(placed.order());
      case Hint.OrderEdited edited -> Stream.of(edited.order());
      case Hint.OrderCancelled cancelled -> Stream.of(cancelled.order());
      case Hint.OrderPaid paid -> Stream.of(paid.order());
      case Hint.PaymentChanged changed ->
          paidFor.getOrDefault(changed.payment(), List.of()).stream();
      case Hint.FulfilmentDispatched dispatched -> Stream.empty();
      case Hint.ShipmentCorrected corrected -> Stream.empty();
      case Hint.FulfilmentAltered altered -> Stream.empty();
    };
  }
}
