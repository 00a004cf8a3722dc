package dev.lockstep.rehearsal;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.rehearsal.verdict.Evidence;
import dev.lockstep.rehearsal.verdict.Forged;
import dev.lockstep.rehearsal.verdict.ParkedOrder;
import dev.lockstep.rehearsal.verdict.Planned;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.ForgedPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what a checker may read, from the stand-ins as they are at the end of a run. */
final class EvidenceRoom {
  private final DemoStack stack;
  private final List<OrderRun> orders;
  private final LedgerWatch watch;

  EvidenceRoom(DemoStack stack, List<OrderRun> orders, LedgerWatch watch) {
    this.stack = stack;
    this.orders = List.copyOf(orders);
    this.watch = watch;
  }

  /**
   * Gathers it.
   *
   * @param codes of the orders that are in front of a person
   */
  Evidence gather(Map<OrderRun, List<ExceptionCode>> codes) {
    Map<String, String> links = new HashMap<>();
    orders.forEach(order -> links.put(order.id(), link(order)));
    return new Evidence(
        orders.stream().map(this::planned).toList(),
        stack.placed(),
        stack.held(),
        codes.entrySet().stream()
            .flatMap(entry ->
                entry.getValue().stream()
                    .map(code -> new ParkedOrder(link(entry.getKey()), entry.getKey().id(), code)))
            .toList(),
        forged(links));
  }

  private Planned planned(OrderRun order) {
    return new Planned(
        link(order),
        order.id(),
        order.planned().course().intent(),
        watch.placedAt(order.id()),
        order.actedAt().orElse(null));
  }

  private static String link(OrderRun order) {
    return order.stage().pair().toString();
  }

  private List<Forged> forged(Map<String, String> links) {
    List<Forged> forged = new ArrayList<>();
    Set<Depot> searched = new HashSet<>();
    for (Stage stage : stack.stages()) {
      Stream<ForgedPost> ofDepot =
          searched.add(stage.depot())
              ? stage.depot().backstage().outbox().forged().stream().map(EvidenceRoom::ofOrder)
              : Stream.empty();
      Stream.concat(stage.shop().backstage().outbox().forged().stream(), ofDepot)
          .map(post ->
              new Forged(
                  links.getOrDefault(post.about(), stage.pair().toString()),
                  post.about(),
                  trick(post.how()),
                  post.status()))
          .forEach(forged::add);
    }
    return forged;
  }

  /** A warehouse speaks of references, which begin with our order. */
  private static ForgedPost ofOrder(ForgedPost post) {
    try {
      String order = new FulfilmentRef(post.about()).order().value();
      return new ForgedPost(post.how(), order, post.status());
    } catch (IllegalArgumentException notOurs) {
      return post;
    }
  }

  private static Forged.Trick trick(DeliveryFault how) {
    return switch (how) {
      case BAD_SIGNATURE -> Forged.Trick.WRONG_SIGNATURE;
      case OLD_TIMESTAMP -> Forged.Trick.STALE_TIMESTAMP;
      case UNKNOWN_ORDER -> Forged.Trick.UNKNOWN_ORDER;
      case REPLAYED -> Forged.Trick.REPLAYED_BODY;
      case DUPLICATE, REORDER, DELAY, DROP, PAYLOAD_NOT_INCLUDED, MALFORMED_PAYLOAD ->
          throw new IllegalArgumentException("Nobody forges that: " + how);
    };
  }
}
