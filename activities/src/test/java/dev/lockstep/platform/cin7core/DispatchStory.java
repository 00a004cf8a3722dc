package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7SaleView;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A sale at the stand-in, and what is dispatched of it. */
abstract class DispatchStory {
  static final String FULFILMENT = "/ExternalApi/v2/sale/fulfilment";

  final Cin7StandIn standIn = Cin7StandIn.start(Cin7Options.defaults());
  final PlatformContext context = TestAccount.context();
  final TestAccount.Setup setup = TestAccount.setup(standIn.apiUri());
  final OrderSource source = TestAccount.source(setup.build(), context);

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  final OrderId place(int... quantities) {
    return TestAccount.id(standIn.merchant().place(TestAccount.sale(quantities)));
  }

  final void confirm(OrderId order, Delivery... deliveries) {
    assertThat(source.confirm(order, List.of(deliveries), List.of()))
        .isInstanceOf(WriteBack.Shown.class);
  }

  final void assertNothingMoreToWrite(OrderId order, Delivery... deliveries) {
    int writes = TestAccount.effects(standIn, order);
    assertThat(source.confirm(order, List.of(deliveries), List.of()))
        .isInstanceOfSatisfying(
            WriteBack.Shown.class, shown -> assertThat(shown.wrote()).isFalse());
    assertThat(TestAccount.effects(standIn, order)).isEqualTo(writes);
  }

  final Parcel parcel(OrderId order, String key, @Nullable String tracking, int... quantities) {
    List<SourceLine> ordered = source.read(order).orElseThrow().lines();
    List<LineQuantity> lines = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] > 0) {
        lines.add(new LineQuantity(ordered.get(i).id(), Quantity.of(quantities[i])));
      }
    }
    return new Parcel(key, tracking == null ? null : "DHL", tracking, null, lines);
  }

  static final Delivery delivery(String key, Parcel... parcels) {
    List<LineQuantity> lines = new ArrayList<>();
    List.of(parcels).forEach(parcel -> lines.addAll(parcel.lines()));
    return new Delivery(key, lines, List.of(parcels));
  }

  /** Everything that a warehouse ships of the sale, in one parcel. */
  final Delivery all(OrderId order, String key, String tracking) {
    List<LineQuantity> lines =
        source.read(order).orElseThrow().lines().stream()
            .filter(line -> line.kind() != LineKind.NOT_STOCKED)
            .map(line -> new LineQuantity(line.id(), line.ordered()))
            .toList();
    return new Delivery(key, lines, List.of(new Parcel(key + "-1", "DHL", tracking, null, lines)));
  }

  final Cin7SaleView view(OrderId order) {
    return TestAccount.view(standIn, order);
  }

  final Cin7SaleView.Task onlyTask(OrderId order) {
    assertThat(view(order).tasks()).hasSize(1);
    return view(order).tasks().getFirst();
  }

  /** Box, carrier and number of everything that has left. */
  final List<String> shipped(OrderId order) {
    return view(order).tasks().stream()
        .flatMap(task -> task.shipLines().stream())
        .filter(Cin7SaleView.ShipLine::shipped)
        .map(line -> String.join(",", line.boxes()) + " " + line.carrier() + " " + line.tracking())
        .toList();
  }

  final long calls() {
    return context.meters().find("lockstep.platform.requests").timers().stream()
        .mapToLong(timer -> timer.count())
        .sum();
  }
}
