package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scend.ScendProblem.Detail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes orders in: checks them, keeps the reference unique, accepts at once or later. */
final class Intake {
  private static final int LONGEST_REFERENCE = 50;

  private final ScendOptions options;
  private final Warehouse warehouse;
  private final Products products;
  private final Floor floor;

  Intake(ScendOptions options, Warehouse warehouse, Products products, Floor floor) {
    this.options = options;
    this.warehouse = warehouse;
    this.products = products;
    this.floor = floor;
  }

  Answer create(ObjectNode request) {
    String reference = request.path("ClientReference").asText().strip();
    return warehouse.with(() -> {
      Optional<WarehouseOrder> existing = warehouse.find(reference);
      if (existing.isPresent() && options.referenceRule() == ReferenceRule.UNIQUE) {
        return again(existing.get(), request);
      }
      requireSound(reference, request);
      return accept(reference, request);
    });
  }

  private Answer again(WarehouseOrder order, ObjectNode request) {
    if (order.says(request)) {
      warehouse.record("CREATE_REPLAYED", order, Json.object());
      return Answer.ok(order.json());
    }
    warehouse.record("CREATE_REFUSED", order, Json.object().put("code", "DUPLICATE_REFERENCE"));
    ObjectNode body =
        ScendProblem.body(
            List.of(
                new Detail(
                    "DUPLICATE_REFERENCE",
                    "ClientReference",
                    "An order with this reference and other content exists.")));
    body.set("ExistingOrder", order.json());
    return Answer.json(409, body);
  }

  private Answer accept(String reference, ObjectNode request) {
    Instant now = warehouse.now();
    Set<String> codes =
        Json.objects(request.path("Lines"))
            .map(line -> line.path("ProductCode").asText())
            .collect(Collectors.toSet());
    List<Fate> fates = warehouse.fates.of(reference, codes);
    Optional<Fate.Refused> refused = Fates.first(fates, Fate.Refused.class);
    if (refused.isPresent()) {
      throw ScendProblem.refusal(422, refused.get().code(), "The order is not accepted.");
    }
    Duration lag =
        Fates.first(fates, Fate.AcceptedFirst.class)
            .map(fate -> Duration.ofMillis(fate.millis()))
            .orElse(options.intakeLag());
    String code = Json.textOr(request, "WarehouseCode", options.warehouses().getFirst());
    WarehouseOrder order =
        new WarehouseOrder(
            warehouse.nextOrderId(), reference, code, request.deepCopy(), now, now.plus(lag));
    warehouse.add(order);
    floor.schedule(order);
    if (order.status() == Status.ACCEPTED) {
      return Answer.json(
          202,
          Json.object()
              .put("ClientReference", reference)
              .put("Status", Status.ACCEPTED.wire())
              .put("PollUrl", options.basePath() + "/orders/" + reference));
    }
    return Answer.json(201, order.json());
  }

  private void requireSound(String reference, ObjectNode request) {
    if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
      throw ScendProblem.invalid("ClientReference", "1 to 50 characters are needed.");
    }
    for (String field : List.of("ClientCode", "OrderDate")) {
      if (Json.textOr(request, field, "").isBlank()) {
        throw ScendProblem.invalid(field, "A value is required.");
      }
    }
    String code = Json.textAt(request, "WarehouseCode");
    List<Detail> wrong = new ArrayList<>();
    if (code != null && !options.warehouses().contains(code)) {
      wrong.add(new Detail("UNKNOWN_WAREHOUSE", "WarehouseCode", "No such warehouse."));
    }
    for (String field : List.of("Line1", "Town", "PostCode", "CountryCode")) {
      if (Json.textOr(request.path("DeliveryAddress"), field, "").isBlank()) {
        wrong.add(
            new Detail("INVALID_ADDRESS", "DeliveryAddress." + field, "A value is required."));
      }
    }
    checkLines(request, wrong);
    if (!wrong.isEmpty()) {
      throw ScendProblem.refusal(422, wrong);
    }
  }

  private void checkLines(ObjectNode request, List<Detail> wrong) {
    List<ObjectNode> lines = Json.objects(request.path("Lines")).toList();
    if (lines.isEmpty()) {
      throw ScendProblem.invalid("Lines", "At least one line is required.");
    }
    Set<String> references = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      ObjectNode line = lines.get(i);
      String at = "Lines[" + i + "].";
      String lineReference = Json.textOr(line, "LineReference", "");
      if (lineReference.isBlank() || !references.add(lineReference)) {
        throw ScendProblem.invalid(at + "LineReference", "A value is required, once per order.");
      }
      if (!line.path("Quantity").isIntegralNumber() || line.path("Quantity").asInt() < 1) {
        throw ScendProblem.invalid(at + "Quantity", "A whole number from 1 is required.");
      }
      products
          .objection(Json.textOr(line, "ProductCode", ""))
          .ifPresent(objection -> wrong.add(objection.at(at + "ProductCode")));
    }
  }
}
