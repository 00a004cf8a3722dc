package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;

import dev.lockstep.cli.explain.LiveReading;
import dev.lockstep.cli.explain.Reading;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.FulfilmentStatus;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.Wiring;
import dev.lockstep.worker.config.ConfigProblems;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the platforms of an order side by side, each for as long as somebody wants to wait. */
final class LiveFacts {
  private final Path file;
  private final Duration patience;

  LiveFacts(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /**
   * What each of them says now; the order source first.
   *
   * @param status names the fulfilments; without it, the order is looked for whole
   * @param notes receives why nobody was asked
   */
  List<Reading> read(LinkId link, OrderId order, Optional<OrderStatus> status, List<String> notes) {
    LockstepConfig config;
    try {
      config = Configurations.load(file);
    } catch (ConfigProblems e) {
      notes.add(
          "The platforms were not asked, since the configuration cannot be read whole here: %s"
              .formatted(e.problems().getFirst()));
      return List.of();
    }
    try (Metrics metrics = new Metrics()) {
      Wiring wiring = new Wiring(config, metrics.registry());
      return read(requireNonNull(config.links().get(link)), wiring, link, order, status);
    }
  }

  private record Question(
      ConnectionId connection, Reading.Role role, String about, Bounded.Asked<Reading> asked) {}

  private List<Reading> read(
      LinkConfig link, Wiring wiring, LinkId id, OrderId order, Optional<OrderStatus> status) {
    LiveReading live = new LiveReading(InstantSource.system());
    List<Question> questions = new ArrayList<>();
    wiring
        .orderSource(link.source())
        .ifPresent(source ->
            questions.add(
                ask(
                    link.source(),
                    Reading.Role.ORDER_SOURCE,
                    order.value(),
                    () -> live.source(link.source(), source, order, link.policy(id).payment()))));
    for (Held held : held(link, order, status)) {
      Optional.ofNullable(wiring.warehouses().get(held.warehouse()))
          .ifPresent(warehouse ->
              questions.add(
                  ask(
                      held.warehouse(),
                      Reading.Role.WAREHOUSE,
                      held.ref().value(),
                      () -> live.warehouse(held.warehouse(), warehouse, held.ref()))));
    }
    return questions.stream()
        .map(question ->
            question
                .asked()
                .within(patience)
                .orElseGet(() ->
                    live.unanswered(question.connection(), question.role(), question.about())))
        .toList();
  }

  private static Question ask(
      ConnectionId connection, Reading.Role role, String about, Supplier<Reading> question) {
    return new Question(connection, role, about, Bounded.ask(question));
  }

  private record Held(ConnectionId warehouse, FulfilmentRef ref) {}

  private static List<Held> held(LinkConfig link, OrderId order, Optional<OrderStatus> status) {
    List<FulfilmentStatus> fulfilments = status.map(OrderStatus::fulfilments).orElseGet(List::of);
    return fulfilments.isEmpty()
        ? link.warehouses().stream()
            .sorted(Comparator.comparing(ConnectionId::value))
            .map(warehouse -> new Held(warehouse, FulfilmentRef.whole(order)))
            .toList()
        : fulfilments.stream().map(each -> new Held(each.warehouse(), each.ref())).toList();
  }
}
