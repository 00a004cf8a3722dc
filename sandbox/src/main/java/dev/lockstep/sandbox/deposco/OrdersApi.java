package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of sales orders. */
final class OrdersApi {
  private static final int USUAL_ROWS = 25;
  private static final Set<String> FILTERS =
      Set.of("businessUnit", "createdAfter", "updatedAfter", "number", "orderStatus");
  private static final Set<String> LINE_FILTERS =
      Set.of("createdAfter", "updatedAfter", "lineNumber", "orderLineStatus");
  private static final Pattern WRITTEN = Pattern.compile(".*" + Wire.ORDERS + "/(\\d{1,18})/.*");

  private final DeposcoOptions options;
  private final Warehouse warehouse;
  private final Intake intake;
  private final Cancelling cancelling;

  OrdersApi(DeposcoOptions options, Warehouse warehouse, References references, Floor floor) {
    this.options = options;
    this.warehouse = warehouse;
    this.intake = new Intake(options, warehouse, references, floor);
    this.cancelling = new Cancelling(warehouse, floor, options.cancelRule());
  }

  void addTo(Routes routes, UnaryOperator<Routes.Endpoint> open) {
    String orders = options.basePath() + Wire.ORDERS;
    String order = orders + "/{orderId}";
    routes.post(orders, open.apply(this::put));
    routes.get(orders, open.apply(this::list));
    routes.get(order, open.apply(read(this::single)));
    routes.get(order + "/status", open.apply(read(OrdersApi::status)));
    routes.get(order + "/orderLines", open.apply(read(this::lines)));
    routes.get(order + "/orderLines/{lineId}", open.apply(read(this::line)));
    routes.post(order + "/cancellations", open.apply(write(this::cancel)));
    routes.post(order + "/status", open.apply(write(this::move)));
    for (String unsupported : List.of("PATCH", "PUT", "DELETE")) {
      routes.on(unsupported, order, open.apply(call -> DeposcoProblem.answer(405, null)));
    }
  }

  /** Somebody else writes to the order that the call is about to write to. */
  void writeBefore(Call call) {
    if (!call.method().equals("POST")) {
      return;
    }
    warehouse.with(() -> {
      Matcher path = WRITTEN.matcher(call.path());
      Optional<String> number =
          path.matches()
              ? warehouse.byId(Long.parseLong(path.group(1))).map(order -> order.number)
              : call.object().map(order -> Json.textAt(order, "number"));
      number.ifPresent(warehouse::contend);
      return null;
    });
  }

  private Routes.Endpoint read(BiFunction<SalesOrder, Call, Answer> work) {
    return call -> warehouse.with(() -> work.apply(find(call), call));
  }

  private Routes.Endpoint write(BiFunction<SalesOrder, Call, Answer> work) {
    return call ->
        warehouse.with(() -> {
          SalesOrder order = find(call);
          warehouse.requireUncontended(order.number);
          return work.apply(order, call);
        });
  }

  private SalesOrder find(Call call) {
    String id = call.part("orderId");
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .flatMap(text -> warehouse.byId(Long.parseLong(text)))
        .orElseThrow(() -> DeposcoProblem.notFound("Sales Order", id));
  }

  private Answer put(Call call) {
    ObjectNode request =
        call.object().orElseThrow(() -> DeposcoProblem.invalid("The request body is not valid"));
    return intake.put(request, wire(call));
  }

  private Answer list(Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, FILTERS);
    OrderWire wire = wire(call);
    return warehouse.with(() -> {
      Collection<SalesOrder> all =
          search
              .wanted("number")
              .<Collection<SalesOrder>>map(warehouse::newestFirst)
              .orElseGet(warehouse::newestFirst);
      List<SalesOrder> found =
          all.stream()
              .filter(order -> !warehouse.now().isBefore(order.createdAt.plus(options.readLag())))
              .filter(order -> search.accepts("businessUnit", order.businessUnit.code()))
              .filter(order -> search.accepts("number", order.number))
              .filter(order -> search.accepts("orderStatus", order.shown()))
              .filter(order -> search.acceptsAfter("createdAfter", order.createdAt))
              .filter(order -> search.acceptsAfter("updatedAfter", order.updatedAt))
              .toList();
      return search.page(
          new Wire(options, call), Wire.ORDERS, found, order -> order.id, wire::order);
    });
  }

  private Answer single(SalesOrder order, Call call) {
    return new Wire(options, call).single("salesOrder", wire(call).order(order));
  }

  private static Answer status(SalesOrder order, Call call) {
    return Answer.ok(Json.object().put("orderStatus", order.shown()));
  }

  private Answer lines(SalesOrder order, Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, LINE_FILTERS);
    List<OrderLine> found =
        order.lines.stream()
            .sorted(Comparator.comparing((OrderLine line) -> line.id).reversed())
            .filter(line -> search.accepts("lineNumber", line.lineNumber))
            .filter(line -> search.accepts("orderLineStatus", line.status(order.status())))
            .filter(line -> search.acceptsAfter("createdAfter", line.createdAt))
            .filter(line -> search.acceptsAfter("updatedAfter", line.updatedAt))
            .toList();
    String path = Wire.ORDERS + "/" + order.id + "/orderLines";
    OrderWire wire = wire(call);
    return search.page(
        new Wire(options, call), path, found, line -> line.id, line -> wire.line(order, line));
  }

  private Answer line(SalesOrder order, Call call) {
    String id = call.part("lineId");
    OrderLine line =
        Optional.of(id)
            .filter(text -> text.matches("\\d{1,18}"))
            .flatMap(text -> order.line(Long.parseLong(text)))
            .orElseThrow(() -> DeposcoProblem.notFound("Order line", id));
    return new Wire(options, call).single("orderLine", wire(call).line(order, line));
  }

  private Answer cancel(SalesOrder order, Call call) {
    if (call.body().isBlank()) {
      cancelling.whole(order);
    } else {
      cancelling.lines(
          order,
          call.object().orElseThrow(() -> DeposcoProblem.invalid("The request body is not valid")));
    }
    return Answer.ok(wire(call).order(order));
  }

  /** The status is a query parameter; without it, the refusal says nothing. */
  private Answer move(SalesOrder order, Call call) {
    Optional<String> value = call.parameter("value");
    if (value.isEmpty()) {
      return Answer.empty(400);
    }
    cancelling.move(order, value.get());
    return Answer.ok(wire(call).order(order));
  }

  private OrderWire wire(Call call) {
    return new OrderWire(new Wire(options, call));
  }
}
