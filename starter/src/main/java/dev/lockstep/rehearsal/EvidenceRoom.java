package dev.lockstep.rehearsal;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what a checker may read, from the stand-ins as they are at the end of a run. */
final class EvidenceRoom {
  private final List<Stage> stages;
  private final List<OrderRun> orders;
  private final LedgerWatch watch;

  EvidenceRoom(List<Stage> stages, List<OrderRun> orders, LedgerWatch watch) {
    this.stages = List.copyOf(stages);
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
    List<Placed> placed = new ArrayList<>();
    stages.forEach(stage -> placed.addAll(stage.shop().placed()));
    return new Evidence(
        orders.stream().map(this::planned).toList(),
        placed,
        held(placed),
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

  /** In the units of each order's source; what no source has is there once. */
  private List<Held> held(List<Placed> placed) {
    Set<String> known = placed.stream().map(Placed::order).collect(Collectors.toSet());
    List<Held> held = new ArrayList<>();
    Set<Depot> searched = new HashSet<>();
    for (Stage stage : stages) {
      Set<String> own =
          stage.shop().placed().stream().map(Placed::order).collect(Collectors.toSet());
      boolean first = searched.add(stage.depot());
      stage.depot().held(stage.shop().unitsBy()).stream()
          .filter(each ->
              own.contains(each.order()) || (first && !known.contains(each.order())))
          .forEach(held::add);
    }
    return held;
  }

  private List<Forged> forged(Map<String, String> links) {
    List<Forged> forged = new ArrayList<>();
    Set<Depot> searched = new HashSet<>();
    for (Stage stage : stages) {
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
