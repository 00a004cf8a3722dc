package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes orders in: one endpoint that creates or updates by number within a business unit. */
final class Intake {
  private static final Set<String> KEPT_BY_THE_WAREHOUSE =
      Set.of(
          "self",
          "businessUnit",
          "number",
          "type",
          "orderStatus",
          "postReleaseState",
          "pickWave",
          "shipFromFacility",
          "orderLines",
          "shipments",
          "createdDate",
          "updatedDate");
  private static final Set<String> KEPT_PER_LINE =
      Set.of(
          "self",
          "businessUnit",
          "orderHeader",
          "lineNumber",
          "item",
          "pack",
          "orderPackQuantity",
          "orderLineStatus",
          "isBackOrdered");

  private final DeposcoOptions options;
  private final Warehouse warehouse;
  private final References references;
  private final Floor floor;

  private record Wanted(String lineNumber, Items.Item item, int quantity, ObjectNode data) {}

  Intake(DeposcoOptions options, Warehouse warehouse, References references, Floor floor) {
    this.options = options;
    this.warehouse = warehouse;
    this.references = references;
    this.floor = floor;
  }

  Answer put(ObjectNode request, OrderWire wire) {
    List<String> wrong = FieldRules.violations(request);
    if (!wrong.isEmpty()) {
      throw DeposcoProblem.refusal(400, wrong);
    }
    Places.Place unit = references.businessUnit(request.path("businessUnit"));
    List<Wanted> wanted = wanted(request, unit);
    String number = request.path("number").asText();
    return warehouse.with(() -> {
      warehouse.requireUncontended(number);
      Optional<SalesOrder> existing = warehouse.newest(unit.code(), number);
      if (existing.isPresent() && options.numberRule() == NumberRule.UPDATES) {
        update(existing.get(), request, wanted);
        return Answer.ok(wire.order(existing.get()));
      }
      return Answer.json(201, wire.order(create(number, unit, request, wanted)));
    });
  }

  private List<Wanted> wanted(ObjectNode request, Places.Place unit) {
    List<String> missing = new ArrayList<>();
    List<Wanted> wanted = new ArrayList<>();
    Json.objects(request.path("orderLines").path("data"))
        .forEach(line ->
            references
                .item(line, unit.code(), missing)
                .ifPresent(item ->
                    wanted.add(
                        new Wanted(
                            line.path("lineNumber").asText(),
                            item,
                            line.path("orderPackQuantity").asInt(),
                            without(line, KEPT_PER_LINE)))));
    if (!missing.isEmpty()) {
      throw DeposcoProblem.refusal(404, missing);
    }
    return wanted;
  }

  private SalesOrder create(
      String number, Places.Place unit, ObjectNode request, List<Wanted> wanted) {
    OrderStatus status = firstStatus(Json.textAt(request, "orderStatus"));
    Set<String> itemNumbers =
        wanted.stream().map(line -> line.item().number()).collect(Collectors.toSet());
    Fates.first(warehouse.fates.of(number, itemNumbers), Fate.Refused.class)
        .ifPresent(fate -> {
          throw DeposcoProblem.invalid(fate.message());
        });
    Places.Place facility =
        references.facility(request.path("shipFromFacility"), references.firstFacility());
    Instant now = warehouse.now();
    SalesOrder order =
        new SalesOrder(
            warehouse.ids.next(),
            warehouse.ids.next(),
            number,
            unit,
            facility,
            without(request, KEPT_BY_THE_WAREHOUSE),
            status,
            now);
    wanted.forEach(line -> order.lines.add(line(line, now)));
    warehouse.add(order);
    floor.schedule(order);
    return order;
  }

  private OrderLine line(Wanted line, Instant now) {
    return new OrderLine(
        warehouse.ids.next(), line.lineNumber(), line.item(), line.quantity(), line.data(), now);
  }

  private static OrderStatus firstStatus(@Nullable String word) {
    if (word == null || word.equals(OrderStatus.NEW.wire())) {
      return OrderStatus.NEW;
    }
    if (word.equals(OrderStatus.HOLD.wire())) {
      return OrderStatus.HOLD;
    }
    throw DeposcoProblem.invalid("orderStatus of a new order must be New or Hold");
  }

  private void update(SalesOrder order, ObjectNode request, List<Wanted> wanted) {
    if (!order.status().beforeRelease()) {
      warehouse.record("UPDATE_REFUSED", order, Json.object().put("status", order.status().wire()));
      throw DeposcoProblem.invalid(
          "Sales Order "
              + order.number
              + " cannot be updated while in the status of "
              + order.status().wire());
    }
    if (request.hasNonNull("orderStatus")) {
      throw DeposcoProblem.invalid("orderStatus cannot be changed by an update of the order");
    }
    Places.Place facility = references.facility(request.path("shipFromFacility"), order.facility);
    wanted.forEach(
        line -> order.line(line.lineNumber()).ifPresent(old -> requireRaised(old, line)));
    boolean changed = !facility.equals(order.facility);
    order.facility = facility;
    changed |= merge(order.header, without(request, KEPT_BY_THE_WAREHOUSE));
    for (Wanted line : wanted) {
      changed |= apply(order, line);
    }
    order.touch(warehouse.now());
    floor.schedule(order);
    ObjectNode fact = Json.object();
    fact.set("lines", Warehouse.lineFacts(order));
    warehouse.record(changed ? "ORDER_UPDATED" : "CREATE_REPLAYED", order, fact);
  }

  private static void requireRaised(OrderLine old, Wanted line) {
    if (!old.item.number().equals(line.item().number())) {
      throw DeposcoProblem.invalid(
          "The item of order line " + line.lineNumber() + " cannot be changed");
    }
    if (line.quantity() < old.ordered) {
      throw DeposcoProblem.invalid(
          "The quantity of order line "
              + line.lineNumber()
              + " cannot be decreased. Use the cancellation of order lines.");
    }
    if (line.quantity() > old.ordered && old.open() == 0) {
      throw DeposcoProblem.invalid(
          "Order line " + line.lineNumber() + " cannot be updated while it is canceled");
    }
  }

  private boolean apply(SalesOrder order, Wanted wanted) {
    Optional<OrderLine> existing = order.line(wanted.lineNumber());
    if (existing.isEmpty()) {
      order.lines.add(line(wanted, warehouse.now()));
      return true;
    }
    OrderLine line = existing.get();
    boolean changed = merge(line.data, wanted.data());
    changed |= wanted.quantity() != line.ordered;
    line.ordered = wanted.quantity();
    line.updatedAt = warehouse.now();
    return changed;
  }

  private static boolean merge(ObjectNode held, ObjectNode sent) {
    ObjectNode before = held.deepCopy();
    held.setAll(sent);
    return !Json.same(before, held);
  }

  private static ObjectNode without(ObjectNode request, Set<String> fields) {
    ObjectNode rest = request.deepCopy();
    rest.remove(fields);
    return rest;
  }
}
