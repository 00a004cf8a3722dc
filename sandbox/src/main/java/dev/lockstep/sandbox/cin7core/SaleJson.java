package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sale as the platform shows it: the row of a list, the whole document, its tasks. */
final class SaleJson {
  private final Cin7Options options;

  SaleJson(Cin7Options options) {
    this.options = options;
  }

  /** The row in {@code saleList}: the head only, no lines. */
  ObjectNode row(Sale sale) {
    Invoice invoice = sale.invoice;
    ObjectNode row =
        Json.object()
            .put("SaleID", sale.id)
            .put("OrderNumber", sale.number)
            .put("Status", Rollup.status(sale))
            .put("OrderDate", orderDate(sale))
            .put("InvoiceDate", invoice == null ? null : Times.day(invoice.date()))
            .put("Customer", sale.text("Customer"))
            .put("CustomerID", sale.text("CustomerID"))
            .put("InvoiceNumber", invoice == null ? null : invoice.number())
            .put("CustomerReference", sale.text("CustomerReference"));
    if (invoice == null) {
      row.put("InvoiceAmount", 0);
    } else {
      Wire.put(row, "InvoiceAmount", sale.total());
    }
    Wire.put(row, "PaidAmount", sale.paid(Payment::onInvoice));
    row.put("InvoiceDueDate", invoice == null ? null : Times.day(invoice.date()))
        .put("ShipBy", emptyToNull(sale.text("ShipBy")))
        .put("BaseCurrency", sale.text("BaseCurrency"))
        .put("CustomerCurrency", sale.text("CustomerCurrency"))
        .putNull("CreditNoteNumber")
        .put("Updated", Times.moment(sale.updatedAt, sale.ordinal))
        .put("QuoteStatus", quote(sale))
        .put("OrderStatus", sale.order.wire());
    rollup(sale, row);
    row.put("CreditNoteStatus", "NOT AVAILABLE")
        .put("Type", sale.type())
        .put("SourceChannel", emptyToNull(sale.text("SourceChannel")))
        .put("ExternalID", emptyToNull(sale.text("ExternalID")))
        .put("OrderLocationID", Books.locationId(sale.text("Location")));
    return Json.copyOf(styled(sale, row));
  }

  private static void rollup(Sale sale, ObjectNode json) {
    json.put("CombinedPickingStatus", Rollup.picking(sale))
        .put("CombinedPackingStatus", Rollup.packing(sale))
        .put("CombinedShippingStatus", Rollup.shipping(sale))
        .put("CombinedInvoiceStatus", Rollup.invoicing(sale))
        .put("CombinedPaymentStatus", Rollup.payment(sale))
        .put("CombinedTrackingNumbers", Rollup.tracking(sale))
        .put("FulFilmentStatus", Rollup.fulfilment(sale));
  }

  /** The whole sale. */
  ObjectNode document(Sale sale, Countries countries, boolean hideMovements) {
    ObjectNode json = Json.object().put("ID", sale.id);
    json.setAll(sale.header.deepCopy());
    json.set("BillingAddress", countries.apply(sale.header.withObjectProperty("BillingAddress")));
    json.set("ShippingAddress", countries.apply(sale.header.withObjectProperty("ShippingAddress")));
    json.put("ShipBy", emptyToNull(sale.text("ShipBy")))
        .put("SourceChannel", emptyToNull(sale.text("SourceChannel")))
        .put("ExternalID", emptyToNull(sale.text("ExternalID")))
        .put("SaleOrderDate", orderDate(sale))
        .put("LastModifiedOn", Times.moment(sale.updatedAt, sale.ordinal + 1))
        .put("COGSAmount", 0)
        .put("Status", Rollup.status(sale))
        .put("ServiceOnly", false)
        .put("Type", sale.type());
    rollup(sale, json);
    json.set("Quote", quoteJson(sale));
    json.set("Order", order(sale));
    json.set("Fulfilments", tasks(sale, countries));
    json.set("Invoices", invoices(sale));
    json.putArray("CreditNotes");
    json.putObject("ManualJournals").put("Status", "NOT AVAILABLE").putArray("Lines");
    json.putArray("Attachments");
    json.set("InventoryMovements", hideMovements ? Json.array() : movements(sale));
    json.putArray("Transactions");
    return Json.copyOf(styled(sale, json));
  }

  private static String quote(Sale sale) {
    return sale.voided ? DocumentStatus.VOIDED.wire() : DocumentStatus.AUTHORISED.wire();
  }

  private static ObjectNode quoteJson(Sale sale) {
    ObjectNode quote = Json.object().put("Memo", "").put("Status", quote(sale));
    quote.putArray("Prepayments");
    quote.putArray("Lines");
    quote.putArray("AdditionalCharges");
    return quote.put("TotalBeforeTax", 0).put("Tax", 0).put("Total", 0);
  }

  private ObjectNode order(Sale sale) {
    ObjectNode order =
        Json.object()
            .put("SaleOrderNumber", sale.number)
            .put("Memo", sale.memo)
            .put("Status", sale.order.wire());
    ArrayNode lines = order.putArray("Lines");
    sale.lines.forEach(line -> lines.add(line.json(options.orderLinesTellNonInventory())));
    ArrayNode charges = order.putArray("AdditionalCharges");
    sale.charges.forEach(charge -> charges.add(charge.deepCopy()));
    Wire.put(order, "TotalBeforeTax", sale.total().subtract(sale.tax()));
    Wire.put(order, "Tax", sale.tax());
    Wire.put(order, "Total", sale.total());
    return order;
  }

  ArrayNode tasks(Sale sale, Countries countries) {
    ArrayNode tasks = Json.array();
    sale.tasks.forEach(task -> {
      ObjectNode json =
          tasks
              .addObject()
              .put("TaskID", task.id)
              .put("FulfillmentNumber", task.number)
              .put("LinkedInvoiceNumber", sale.invoice == null ? "" : sale.invoice.number())
              .put("FulFilmentStatus", Rollup.fulfilment(sale, task));
      json.set("Pick", pick(task));
      json.set("Pack", pack(task));
      json.set("Ship", ship(sale, task, countries));
    });
    return tasks;
  }

  static ObjectNode pick(Task task) {
    return stock(task.pick, task.picked, false);
  }

  static ObjectNode pack(Task task) {
    return stock(task.pack, task.packed, true);
  }

  private static ObjectNode stock(DocumentStatus status, List<StockLine> lines, boolean pack) {
    ObjectNode json = Json.object().put("Status", status.wire());
    ArrayNode array = json.putArray("Lines");
    lines.forEach(line -> array.add(line.json(Books.locationId(line.location()), pack)));
    return json;
  }

  static ObjectNode ship(Sale sale, Task task, Countries countries) {
    ObjectNode json =
        Json.object().put("Status", task.ship.wire()).put("RequireBy", task.requireBy);
    ObjectNode own = task.shippingAddress;
    json.set(
        "ShippingAddress",
        countries.apply(own == null ? sale.header.withObjectProperty("ShippingAddress") : own));
    json.put("ShippingNotes", task.shippingNotes);
    ArrayNode lines = json.putArray("Lines");
    task.shipped.forEach(line -> lines.add(line.json()));
    return json;
  }

  private static ArrayNode invoices(Sale sale) {
    ArrayNode invoices = Json.array();
    Invoice invoice = sale.invoice;
    if (invoice != null) {
      ObjectNode json =
          invoices
              .addObject()
              .put("TaskID", invoice.taskId())
              .put("InvoiceNumber", invoice.number())
              .put("Memo", "")
              .put("Status", Rollup.invoiceStatus(sale))
              .put("InvoiceDate", Times.day(invoice.date()))
              .put("InvoiceDueDate", Times.day(invoice.date()))
              .put("CurrencyConversionRate", 1)
              .put("LinkedFulfillmentNumber", "1");
      json.putArray("Lines");
      json.putArray("AdditionalCharges");
      json.set("Payments", payments(sale));
      Wire.put(json, "Total", sale.total());
      Wire.put(json, "Paid", sale.paid());
    }
    return invoices;
  }

  /** A bare array, as {@code GET /sale/payment} answers. */
  static ArrayNode payments(Sale sale) {
    ArrayNode payments = Json.array();
    Invoice invoice = sale.invoice;
    sale.payments.forEach(payment -> {
      ObjectNode json =
          payments
              .addObject()
              .put("ID", payment.id())
              .put("SaleID", sale.id)
              .put("TaskID", invoice == null ? sale.id : invoice.taskId())
              .put("SaleOrderNumber", sale.number)
              .put("Type", payment.type())
              .put("Reference", payment.reference());
      Wire.put(json, "Amount", payment.amount());
      json.put("DatePaid", Times.day(payment.at()))
          .put("Account", "718")
          .put("CurrencyRate", 1)
          .put("DateCreated", Times.moment(payment.at(), 3))
          .putNull("CreditID")
          .put("InvoiceNumber", payment.onInvoice() && invoice != null ? invoice.number() : null)
          .putNull("CreditNoteNumber");
    });
    return payments;
  }

  private static ArrayNode movements(Sale sale) {
    ArrayNode movements = Json.array();
    sale.liveTasks().stream()
        .filter(task -> task.pick == DocumentStatus.AUTHORISED)
        .forEach(task ->
            task.picked.stream()
                .filter(line -> !line.nonInventory())
                .forEach(line ->
                    movements
                        .addObject()
                        .put("TaskID", task.id)
                        .put("ProductID", line.productId())
                        .put("Date", Times.day(sale.updatedAt))
                        .put("COGS", 0)));
    return movements;
  }

  private static String orderDate(Sale sale) {
    String given = sale.text("SaleOrderDate");
    return given.isEmpty() ? Times.day(sale.createdAt) : given;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The reply as it is; for some sales with every boolean and every number as a text. */
  static JsonNode styled(Sale sale, JsonNode reply) {
    return sale.stringBooleans ? stringly(reply) : reply;
  }

  private static JsonNode stringly(JsonNode value) {
    if (value.isBoolean() || value.isNumber()) {
      return Json.tree(value.asText());
    }
    if (value instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.properties().forEach(field -> copy.set(field.getKey(), stringly(field.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(element -> copy.add(stringly(element)));
      return copy;
    }
    return value;
  }
}
