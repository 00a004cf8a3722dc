package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.port.OrderSource.WriteBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a test brings an order source's platform into a state, and what it sees there; {@link
 * OrderSourceContract} says what the source promises.
 */
abstract class OrderSourceStory {

  /** The source under test; its listings come in pages of at most two. */
  protected abstract OrderSource subject();

  /** Places an open order with one line of goods per quantity. */
  protected abstract OrderId place(int... quantities);

  /** An id the platform has never seen. */
  protected abstract OrderId unknown();

  /** How often the subject changed the order. */
  protected abstract int writesTo(OrderId order);

  /** The next read of an order fails at the platform. */
  protected abstract void failNextRead();

  /** The next write is done and its answer lost on the way. */
  protected abstract void loseNextAnswer();

  /** The next write is done and answered with an error. */
  protected abstract void failNextWriteAfterwards();

  /** The next write finds that somebody else was faster. */
  protected abstract void conflictOnNextWrite();

  /** Every write finds that somebody else was faster. */
  protected abstract void conflictOnEveryWrite();

  /** The platform is out of order and takes no write. */
  protected abstract void takeNoWrites();

  /** The next write is refused for a reason of the platform's. */
  protected abstract void refuseNextWrite();

  /** A payment that belongs to the order. */
  protected abstract String payment(OrderId order);

  /** The number people use for the order. */
  protected abstract String number(OrderId order);

  /** A source on a platform set up without release notes; empty where there is no such thing. */
  protected abstract Optional<OrderSource> withoutReleaseNote();

  /** What the platform shows as noted for a release. */
  protected abstract List<String> releaseNotes(OrderId order);

  /** A carrier the platform knows. */
  protected String carrier() {
    return "DHL";
  }

  protected final boolean can(Capability capability) {
    return subject().capabilities().contains(capability);
  }

  /**
   * The order shows these deliveries and nothing else. Where the platform keeps no keys, it is the
   * parcels with their tracking and content that count.
   */
  final void assertShows(OrderId order, Delivery... deliveries) {
    if (can(Capability.PARCEL_KEYS)) {
      assertThat(shown(order)).containsExactlyInAnyOrder(deliveries);
    } else {
      assertThat(parcels(shown(order)))
          .containsExactlyInAnyOrderElementsOf(parcels(List.of(deliveries)));
    }
  }

  /** As the flow does it: a write whose outcome nobody knows is repeated. */
  static void untilItIsKnown(Supplier<WriteBack> write) {
    try {
      var unused = write.get();
    } catch (PlatformFailure failure) {
      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      var unused = write.get();
    }
  }

  /** A parcel without the names that only we know. */
  private record Anonymous(@Nullable String tracking, Set<LineQuantity> lines) {}

  private static List<Anonymous> parcels(List<Delivery> deliveries) {
    return deliveries.stream()
        .flatMap(delivery -> delivery.parcels().stream())
        .map(parcel -> new Anonymous(parcel.trackingNumber(), Set.copyOf(parcel.lines())))
        .toList();
  }

  final long version(OrderId order) {
    return subject().read(order).orElseThrow().version();
  }

  final List<Delivery> shown(OrderId order) {
    return subject().read(order).orElseThrow().deliveries();
  }

  /** A delivery of so many units of each line, in one parcel. */
  protected Delivery delivery(
      OrderId order, String key, @Nullable String tracking, int... quantities) {
    List<SourceLine> ordered = subject().read(order).orElseThrow().lines();
    List<LineQuantity> lines = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] > 0) {
        lines.add(new LineQuantity(ordered.get(i).id(), Quantity.of(quantities[i])));
      }
    }
    return new Delivery(
        key,
        lines,
        List.of(
            new Parcel(key + "-1", tracking == null ? null : carrier(), tracking, null, lines)));
  }

  static CancellationDecision decision(
      Outcome outcome, @Nullable String evidence, LineQuantity... cancelled) {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        evidence,
        Instant.parse("2026-11-21T12:00:00Z"),
        List.of(cancelled),
        "Decided.");
  }
}
