package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.http.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What customers, staff and other systems do in the project, beside the client under test. Every
 * call returns the document as it is afterwards.
 */
public final class Merchant {
  private final Project project;
  private final Updates updates;
  private final OrderIntake intake;
  private final OrderEdits edits;
  private final Map<String, ObjectNode> completions = new ConcurrentHashMap<>();

  Merchant(Project project, Updates updates, OrderIntake intake) {
    this.project = project;
    this.updates = updates;
    this.intake = intake;
    this.edits = new OrderEdits(project, updates, intake);
  }

  /** Places an order; id, version and what else is absent are completed. */
  public ObjectNode place(ObjectNode order) {
    return intake.place(order, null);
  }

  /** Places a sample with its payments. */
  public ObjectNode place(Sample sample) {
    sample.payments().forEach(intake::putPayment);
    ObjectNode order = intake.place(sample.order(), sample.releasable());
    ObjectNode completion = sample.completion();
    if (completion != null) {
      completions.put(order.path("id").asText(), completion);
    }
    return order;
  }

  ObjectNode place(ObjectNode order, @Nullable Boolean releasable) {
    return intake.place(order, releasable);
  }

  /** Fills an order that was placed before it was complete; it can be done once. */
  public ObjectNode complete(String orderId) {
    ObjectNode completion = completions.remove(orderId);
    if (completion == null) {
      throw Problem.invalidOperation("The order is complete already.");
    }
    return edits.apply(orderId, completion);
  }

  /** Update actions in the platform's own words, on the version there is. */
  public ObjectNode update(String orderId, ObjectNode... actions) {
    return updates.apply(project.orders, orderId, Writer.MERCHANT, actions);
  }

  public ObjectNode cancel(String orderId) {
    return update(
        orderId, Json.object().put("action", "changeOrderState").put("orderState", "Cancelled"));
  }

  /** The label on the order says paid; no transaction is touched. */
  public ObjectNode markPaid(String orderId) {
    return update(
        orderId, Json.object().put("action", "changePaymentState").put("paymentState", "Paid"));
  }

  /** Money comes in: a successful charge over the order's total; the label is not touched. */
  public ObjectNode charge(String orderId) {
    ObjectNode order = project.orders.require(orderId);
    JsonNode payments = order.path("paymentInfo").path("payments");
    String paymentId =
        payments.isEmpty() ? addPayment(orderId) : payments.path(0).path("id").asText();
    ObjectNode transaction = Json.object().put("type", "Charge").put("state", "Success");
    transaction.set("amount", due(order));
    ObjectNode action = Json.object().put("action", "addTransaction");
    action.set("transaction", transaction);
    return updatePayment(paymentId, action);
  }

  public ObjectNode updatePayment(String paymentId, ObjectNode... actions) {
    return updates.apply(project.payments, paymentId, Writer.STOREFRONT, actions);
  }

  /** Applies what an Order Edit would: see {@code README}, "edit". */
  public ObjectNode edit(String orderId, ObjectNode edit) {
    return edits.apply(orderId, edit);
  }

  /** A harmless write by somebody else, so that the version moves on. */
  public ObjectNode touch(String orderId) {
    return updates.apply(
        project.orders,
        orderId,
        Writer.MERCHANT,
        (change, ignored) -> {
          long touches = change.document().path("purchaseOrderNumber").asLong() + 1;
          change.document().put("purchaseOrderNumber", Long.toString(touches));
          change.emit("OrderPurchaseOrderNumberSet", Json.object());
        });
  }

  private String addPayment(String orderId) {
    ObjectNode draft = Json.object();
    draft.set("amountPlanned", due(project.orders.require(orderId)));
    String id = intake.putPayment(draft).path("id").asText();
    ObjectNode action = Json.object().put("action", "addPayment");
    action.set("payment", Project.reference("payment", id));
    update(orderId, action);
    return id;
  }

  private static JsonNode due(ObjectNode order) {
    JsonNode gross = order.path("taxedPrice").path("totalGross");
    return (gross.isObject() ? gross : order.path("totalPrice")).deepCopy();
  }
}
