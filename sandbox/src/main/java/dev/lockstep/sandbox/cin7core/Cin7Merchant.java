package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.cin7core.sample.Cin7Sample;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What customers, staff and other systems do in the account, beside the client under test. Every
 * call returns the sale as it is afterwards, as {@code GET /sale} shows it.
 */
public final class Cin7Merchant {
  private static final BigDecimal PART = new BigDecimal("0.5");

  private final Books books;
  private final SaleJson json;
  private final Headers headers;
  private final Fulfilments fulfilments;
  private final Cancelling cancelling;

  Cin7Merchant(
      Books books, SaleJson json, Headers headers, Fulfilments fulfilments, Cancelling cancelling) {
    this.books = books;
    this.json = json;
    this.headers = headers;
    this.fulfilments = fulfilments;
    this.cancelling = cancelling;
  }

  /**
   * Places a sale: the head in the platform's shape, and its {@code Order} with {@code Lines} and
   * {@code Status} ({@code DRAFT}, {@code AUTHORISED}, {@code AUTH_NO_ALLOC}). What is absent is
   * completed, the id too.
   */
  public ObjectNode place(ObjectNode given) {
    return place(given, null);
  }

  /** Places a sample, pays it and takes it as far as the merchant does. */
  public ObjectNode place(Cin7Sample sample) {
    return books.with(() -> {
      String id = place(sample.sale(), sample.releasable()).path("ID").asText();
      Sale sale = books.sale(id);
      sale.stringBooleans = sample.kind() == Cin7SampleKind.STRING_BOOLEANS;
      settle(sale, sample.money());
      advance(sale, sample.progress());
      return show(sale);
    });
  }

  private ObjectNode place(ObjectNode given, @Nullable Boolean releasable) {
    return books.with(() -> {
      String id = Json.textAt(given, "ID");
      boolean advanced = Json.textOr(given, "Type", "").startsWith("Advanced");
      Sale sale =
          books.open(
              id == null ? books.newId() : Wire.guid(id, "ID"), Headers.opened(given), advanced);
      JsonNode order = given.path("Order");
      write(sale, order);
      books.changed(sale, By.MERCHANT, "SALE_PLACED", placed(sale).put("releasable", releasable));
      String status = Wire.text(order, "Status");
      if (status.startsWith("AUTH")) {
        authorise(sale, status.equals("AUTH_NO_ALLOC"));
      }
      return show(sale);
    });
  }

  private static void write(Sale sale, JsonNode order) {
    sale.lines = Json.objects(order.path("Lines")).map(OrderLine::of).toList();
    sale.charges = Json.objects(order.path("AdditionalCharges")).toList();
    sale.memo = Wire.text(order, "Memo");
    sale.order = DocumentStatus.DRAFT;
  }

  private static ObjectNode placed(Sale sale) {
    ObjectNode detail = Json.object();
    var lines = detail.putArray("lines");
    sale.lines.forEach(line -> {
      ObjectNode one = lines.addObject().put("sku", line.sku());
      Wire.put(one, "quantity", line.quantity());
      one.put("dropShip", line.dropShip()).put("nonInventory", line.nonInventory());
    });
    return detail;
  }

  private void settle(Sale sale, Cin7Sample.Money money) {
    switch (money) {
      case NONE -> {}
      case PREPAID -> receive(sale, sale.total());
      case INVOICED_AND_PAID -> {
        invoice(sale);
        receive(sale, sale.total());
      }
      case INVOICED_AND_PAID_IN_PART -> {
        invoice(sale);
        receive(sale, sale.total().multiply(PART).setScale(2, RoundingMode.HALF_UP));
      }
    }
  }

  private void advance(Sale sale, Cin7Sample.Progress progress) {
    Task task = sale.tasks.isEmpty() ? null : sale.tasks.getFirst();
    if (task == null) {
      return;
    }
    switch (progress) {
      case NONE -> {}
      case PLACEHOLDER -> fulfilments.shipping().placeholder(sale, task, sale.text("Carrier"));
      case PICKED -> fulfilments.autoPick(sale, task, By.MERCHANT);
      case PACKED -> {
        fulfilments.autoPick(sale, task, By.MERCHANT);
        fulfilments.packing().all(sale, task, "Box 1", By.MERCHANT);
      }
    }
  }

  /** Authorises a drafted order; short of stock or not. */
  public ObjectNode authorise(String saleId) {
    return on(saleId, sale -> authorise(sale, false));
  }

  private void authorise(Sale sale, boolean withoutAllocation) {
    if (!sale.order.open()) {
      throw Cin7Problem.guard("Order can not be authorised.", "Order", sale.order.wire());
    }
    sale.order = withoutAllocation ? DocumentStatus.AUTH_NO_ALLOC : DocumentStatus.AUTHORISED;
    books.changed(sale, By.MERCHANT, "ORDER_AUTHORISED", Json.object());
    if (sale.backordered()) {
      books.webhooks.send(Events.ofOrder("Sale/Backordered", sale));
    }
    if (!sale.backordered() || books.options.backorderAlsoAuthorised()) {
      books.webhooks.send(Events.ofOrder("Sale/OrderAuthorised", sale));
    }
  }

  /** The goods have come: nothing is short any more, and no webhook says so. */
  public ObjectNode allocate(String saleId) {
    return on(
        saleId,
        sale -> {
          sale.lines = sale.lines.stream().map(OrderLine::allocated).toList();
          if (sale.order == DocumentStatus.AUTH_NO_ALLOC) {
            sale.order = DocumentStatus.AUTHORISED;
          }
          books.changed(sale, By.MERCHANT, "STOCK_ALLOCATED", Json.object());
        });
  }

  /** Authorises the invoice where there is none, and takes all the money due. */
  public ObjectNode pay(String saleId) {
    return on(
        saleId,
        sale -> {
          invoice(sale);
          receive(sale, sale.balance());
        });
  }

  /** Authorises the invoice where there is none, and takes some money. */
  public ObjectNode pay(String saleId, BigDecimal amount) {
    return on(
        saleId,
        sale -> {
          invoice(sale);
          receive(sale, amount);
        });
  }

  private void invoice(Sale sale) {
    if (sale.invoice == null) {
      String taskId = sale.advanced ? books.newId() : sale.id;
      sale.invoice = new Invoice(taskId, books.nextInvoiceNumber(), books.now());
      books.changed(sale, By.MERCHANT, "INVOICE_AUTHORISED", Json.object());
    }
  }

  private void receive(Sale sale, BigDecimal amount) {
    Invoice invoice = sale.invoice;
    sale.payments.add(
        new Payment(books.newId(), invoice != null, amount, books.now(), "sandbox-psp"));
    ObjectNode detail = Json.object();
    Wire.put(detail, "amount", amount);
    Wire.put(detail, "balance", sale.balance());
    books.changed(sale, By.MERCHANT, "PAYMENT_RECEIVED", detail);
    if (invoice != null) {
      boolean whole = sale.balance().signum() <= 0;
      books.webhooks.send(Events.payment(sale, invoice, books.now(), whole));
    }
  }

  /** Changes some fields of the shipping address. */
  public ObjectNode correctAddress(String saleId, ObjectNode address) {
    return change(saleId, Json.object().set("ShippingAddress", address));
  }

  /** Changes any field of the head, such as {@code Carrier}. */
  public ObjectNode change(String saleId, JsonNode header) {
    return on(saleId, sale -> headers.apply(sale, Json.copyOf(header), By.MERCHANT));
  }

  public ObjectNode voidSale(String saleId) {
    return on(saleId, sale -> cancelling.sale(sale, true, By.MERCHANT));
  }

  public ObjectNode undo(String saleId) {
    return on(saleId, sale -> cancelling.sale(sale, false, By.MERCHANT));
  }

  /** The only way to change lines: undo the order, post all its lines again, authorise it. */
  public ObjectNode editLines(String saleId, List<ObjectNode> lines) {
    return on(
        saleId,
        sale -> {
          if (sale.orderAuthorised()) {
            cancelling.sale(sale, false, By.MERCHANT);
          }
          sale.lines = lines.stream().map(OrderLine::of).toList();
          books.changed(sale, By.MERCHANT, "LINES_REPLACED", placed(sale));
          authorise(sale, false);
        });
  }

  /** Picks all that is left, in the last task. */
  public ObjectNode authorisePick(String saleId) {
    return onTask(saleId, task -> fulfilments.autoPick(books.sale(saleId), task, By.MERCHANT));
  }

  /** Packs all that was picked into one box, in the last task. */
  public ObjectNode authorisePack(String saleId) {
    return onTask(
        saleId, task -> fulfilments.packing().all(books.sale(saleId), task, "Box 1", By.MERCHANT));
  }

  /** Ships all boxes of the last task without a tracking number. */
  public ObjectNode authoriseShip(String saleId) {
    return onTask(saleId, task -> fulfilments.shipAll(books.sale(saleId), task, By.MERCHANT));
  }

  /** A harmless write by somebody else, so that the sale counts as updated. */
  public ObjectNode touch(String saleId) {
    return on(saleId, sale -> books.changed(sale, By.MERCHANT, "TOUCHED", Json.object()));
  }

  private ObjectNode onTask(String saleId, Consumer<Task> work) {
    return on(
        saleId,
        sale -> {
          if (sale.tasks.isEmpty()) {
            fulfilments.open(sale, By.MERCHANT);
          }
          work.accept(sale.tasks.getLast());
        });
  }

  private ObjectNode on(String saleId, Consumer<Sale> work) {
    return books.with(() -> {
      Sale sale = books.sale(Wire.guid(saleId, "SaleID"));
      work.accept(sale);
      return show(sale);
    });
  }

  private ObjectNode show(Sale sale) {
    return json.document(sale, Countries.REGULAR, true);
  }
}
