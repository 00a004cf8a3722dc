package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The public paths of the profile. */
final class ScendApi {
  private static final Set<Status> AMENDABLE =
      Set.of(Status.RECEIVED, Status.ALLOCATED, Status.ON_HOLD, Status.BACK_ORDER);
  private static final Set<Status> HOLDABLE =
      Set.of(Status.RECEIVED, Status.ALLOCATED, Status.BACK_ORDER, Status.QUERY);

  private final ScendOptions options;
  private final ScendAccess access;
  private final Warehouse warehouse;
  private final Intake intake;
  private final Floor floor;
  private final Cancelling cancelling;
  private final Products products;
  private final Routes routes = new Routes();

  ScendApi(
      ScendOptions options,
      ScendAccess access,
      Warehouse warehouse,
      Products products,
      Floor floor) {
    this.options = options;
    this.access = access;
    this.warehouse = warehouse;
    this.products = products;
    this.floor = floor;
    this.intake = new Intake(options, warehouse, products, floor);
    this.cancelling = new Cancelling(warehouse, floor, options.pointOfNoReturn());
    String base = options.basePath();
    String order = base + "/orders/{reference}";
    routes.post(base + "/auth/token", access::exchange);
    routes.on("PUT", order, open(this::put));
    routes.post(base + "/orders", open(call -> create(call, body(call))));
    routes.get(base + "/orders", open(this::search));
    routes.get(order, open(onOrder((found, call) -> Answer.ok(found.json()))));
    routes.on("PATCH", order, open(onOrder(this::amend)));
    routes.post(order + "/hold", open(onOrder(this::hold)));
    routes.post(order + "/release", open(onOrder(this::release)));
    routes.post(
        order + "/cancel", open(onOrder((found, call) -> cancelling.cancel(found, body(call)))));
    routes.get(order + "/shipments", open(onOrder(this::shipmentsOf)));
    routes.get(base + "/shipments", open(this::shipments));
    routes.get(base + "/products", open(this::productList));
    routes.get(base + "/products/{code}", open(this::product));
  }

  Optional<Answer> answer(Call call) {
    return routes.answer(call);
  }

  private Routes.Endpoint open(Routes.Endpoint endpoint) {
    return call -> {
      access.require(call);
      return endpoint.answer(call);
    };
  }

  private Routes.Endpoint onOrder(BiFunction<WarehouseOrder, Call, Answer> work) {
    return call ->
        warehouse.with(() -> {
          WarehouseOrder order =
              warehouse
                  .find(call.part("reference"))
                  .filter(this::readable)
                  .orElseThrow(ScendProblem::notFound);
          floor.settleIntake(order);
          return work.apply(order, call);
        });
  }

  private boolean readable(WarehouseOrder order) {
    return !warehouse.now().isBefore(order.createdAt.plus(options.readLag()));
  }

  private Answer put(Call call) {
    ObjectNode request = body(call);
    String named = Json.textOr(request, "ClientReference", call.part("reference"));
    if (!named.strip().equals(call.part("reference"))) {
      throw ScendProblem.invalid("ClientReference", "The path names another reference.");
    }
    return create(call, request.put("ClientReference", named));
  }

  private Answer create(Call call, ObjectNode request) {
    String owner = Json.textOr(request, "ClientCode", call.header("X-Client-Code").orElse(""));
    if (!owner.isEmpty()) {
      access.requireOwner(owner);
      request.put("ClientCode", owner);
    }
    return intake.create(request);
  }

  private Answer search(Call call) {
    return warehouse.with(() -> {
      Instant since = time(call, "updatedSince").orElse(Instant.EPOCH);
      String reference = call.parameter("clientReference").orElse("");
      String status = call.parameter("status").orElse("");
      List<WarehouseOrder> all = warehouse.all(reference);
      all.forEach(floor::settleIntake);
      List<WarehouseOrder> found =
          all.stream()
              .filter(this::readable)
              .filter(order -> !order.updatedAt.isBefore(since))
              .filter(order -> status.isEmpty() || order.status().wire().equals(status))
              .sorted(Comparator.comparing((WarehouseOrder order) -> order.updatedAt))
              .toList();
      return Answer.ok(ItemPage.of(call, found, WarehouseOrder::json));
    });
  }

  private Answer amend(WarehouseOrder order, Call call) {
    if (!AMENDABLE.contains(order.status())) {
      throw ScendProblem.refusal(409, "NOT_AMENDABLE", "The order has been released to the floor.");
    }
    order.amend(body(call), warehouse.now());
    warehouse.record("AMENDED", order, Json.object());
    return Answer.ok(order.json());
  }

  private Answer hold(WarehouseOrder order, Call call) {
    if (order.status() != Status.ON_HOLD) {
      if (!HOLDABLE.contains(order.status())) {
        throw ScendProblem.refusal(409, "NOT_AMENDABLE", "The order cannot be held any more.");
      }
      order.reason = Json.textAt(body(call), "Reason");
      warehouse.become(order, Status.ON_HOLD);
    }
    return Answer.ok(order.json());
  }

  private Answer release(WarehouseOrder order, Call call) {
    if (order.status() == Status.ON_HOLD) {
      warehouse.become(order, order.statusBefore);
      floor.schedule(order);
    }
    return Answer.ok(order.json());
  }

  private Answer shipmentsOf(WarehouseOrder order, Call call) {
    return Answer.ok(ItemPage.of(call, order.shipments, Shipment::json));
  }

  private Answer shipments(Call call) {
    return warehouse.with(() -> {
      Instant dispatched = time(call, "dispatchedSince").orElse(Instant.EPOCH);
      Instant updated = time(call, "updatedSince").orElse(Instant.EPOCH);
      List<Shipment> found =
          warehouse.shipments.stream()
              .filter(shipment -> !shipment.dispatchedAt.isBefore(dispatched))
              .filter(shipment -> !shipment.updatedAt.isBefore(updated))
              .toList();
      return Answer.ok(ItemPage.of(call, found, Shipment::json));
    });
  }

  private Answer productList(Call call) {
    List<String> wanted = call.parameters("productCode");
    List<String> found =
        products.codes().stream()
            .filter(code -> wanted.isEmpty() || wanted.contains(code))
            .toList();
    return Answer.ok(ItemPage.of(call, found, Products::json));
  }

  private Answer product(Call call) {
    String code = call.part("code");
    if (!products.knows(code)) {
      throw ScendProblem.refusal(404, "UNKNOWN_PRODUCT_CODE", "The product is not known.");
    }
    return Answer.ok(Products.json(code));
  }

  private static Optional<Instant> time(Call call, String name) {
    try {
      return call.parameter(name).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw ScendProblem.invalid(name, "A time such as 2026-01-31T09:30:00Z is needed.");
    }
  }

  private static ObjectNode body(Call call) {
    return call.object().orElseThrow(() -> ScendProblem.invalid("", "The body is no JSON object."));
  }
}
