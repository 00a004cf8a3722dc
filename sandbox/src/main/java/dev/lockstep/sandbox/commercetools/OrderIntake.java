package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.document.ShippingInfos;
import dev.lockstep.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/** Takes orders as the storefront places them; what the order leaves out is completed. */
final class OrderIntake {
  private final Project project;
  private final MessageLog messages;

  OrderIntake(Project project, MessageLog messages) {
    this.project = project;
    this.messages = messages;
  }

  /**
   * Places an order with real shape; payments may stand expanded in {@code paymentInfo}.
   *
   * @param releasable what the one who places it expects; null when not known
   */
  ObjectNode place(ObjectNode draft, @Nullable Boolean releasable) {
    return project.write(() -> {
      ObjectNode order = draft.deepCopy();
      Json.objects(order.path("paymentInfo").path("payments")).forEach(this::takePayment);
      complete(order);
      String id = order.path("id").asText();
      String number = Json.textAt(order, "orderNumber");
      if (project.orders.byId(id).isPresent()) {
        throw Problem.duplicateField("id", id);
      }
      if (number != null && project.orders.byKey(number).isPresent()) {
        throw Problem.duplicateField("orderNumber", number);
      }
      project.orders.put(order);
      project.ledger.record("ORDER_PLACED", id, fact(order, releasable));
      messages.write(
          project.orders,
          order,
          Writer.STOREFRONT,
          "OrderCreated",
          Json.object().set("order", order));
      return order;
    });
  }

  private static ObjectNode fact(ObjectNode order, @Nullable Boolean releasable) {
    ObjectNode fact = Json.object().put("orderNumber", Json.textAt(order, "orderNumber"));
    fact.put("releasable", releasable);
    fact.set("lines", Lines.of(order));
    return fact;
  }

  private void takePayment(ObjectNode reference) {
    if (reference.path("obj") instanceof ObjectNode payment) {
      reference.remove("obj");
      reference.put("typeId", "payment").put("id", putPayment(payment).path("id").asText());
    }
  }

  /** Stores a payment as it is, completed with what every payment has. */
  ObjectNode putPayment(ObjectNode draft) {
    return project.write(() -> {
      ObjectNode payment = draft.deepCopy();
      stamp(payment);
      payment.withObjectProperty("paymentMethodInfo");
      payment.withObjectProperty("paymentStatus");
      payment.withArrayProperty("interfaceInteractions");
      Json.objects(payment.withArrayProperty("transactions"))
          .forEach(transaction -> id(transaction));
      project.payments.put(payment);
      messages.write(
          project.payments,
          payment,
          Writer.STOREFRONT,
          "PaymentCreated",
          Json.object().set("payment", payment));
      return payment;
    });
  }

  private void complete(ObjectNode order) {
    stamp(order);
    order.put("orderState", Json.textOr(order, "orderState", "Open"));
    order.put("shippingMode", Json.textOr(order, "shippingMode", "Single"));
    order.put("origin", Json.textOr(order, "origin", "Customer"));
    order.put("inventoryMode", Json.textOr(order, "inventoryMode", "None"));
    for (String list : new String[] {"customLineItems", "syncInfo", "shipping"}) {
      order.withArrayProperty(list);
    }
    Json.objects(order.withArrayProperty("lineItems")).forEach(this::completeLine);
    Json.objects(order.path("customLineItems")).forEach(this::completeLine);
    ShippingInfos.of(order).forEach(info -> info.withArrayProperty("deliveries"));
  }

  /** Gives a line its id and puts all its units into the state {@code Initial}. */
  void completeLine(ObjectNode line) {
    id(line);
    if (!line.hasNonNull("state")) {
      ArrayNode states = line.putArray("state");
      states
          .addObject()
          .put("quantity", line.path("quantity").asLong())
          .set("state", Project.reference("state", project.initialState));
    }
  }

  private void stamp(ObjectNode document) {
    id(document);
    JsonNode version = document.path("version");
    document.put("version", version.isIntegralNumber() ? version.asLong() : 1);
    document.put("createdAt", Json.textOr(document, "createdAt", project.now()));
    // What is placed here changes here, whenever it was created elsewhere.
    document.put("lastModifiedAt", project.now());
    for (String by : new String[] {"createdBy", "lastModifiedBy"}) {
      if (!document.hasNonNull(by)) {
        document.set(by, Writer.STOREFRONT.stamp());
      }
    }
  }

  private void id(ObjectNode document) {
    if (!document.hasNonNull("id")) {
      document.put("id", project.newId());
    }
  }
}
