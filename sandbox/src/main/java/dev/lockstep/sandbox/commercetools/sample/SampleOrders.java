package dev.lockstep.sandbox.commercetools.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.commercetools.document.FixedIds;
import dev.lockstep.sandbox.commercetools.document.Totals;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A sequence of orders. The same seed gives the same orders; ids and numbers carry the seed, so two
 * sequences with different seeds never meet.
 */
public final class SampleOrders {
  /** The shipping method that every sample has, but {@link SampleKind#UNMAPPED_SHIPPING_METHOD}. */
  public static final List<String> SHIPPING_METHODS = List.of("Standard", "Express");

  private static final String CARRIER_BREAKER =
      "Building 7, Staircase C, behind the former Cornmarket Weighbridge, third door past the arch";

  private static final List<Country> COUNTRIES = List.of(Country.values());

  private final long seed;
  private final SplittableRandom random;
  private final People people;
  private int count;

  public SampleOrders(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.people = new People(random);
  }

  /** Every name, street, e-mail and phone number in the orders so far, for a scanner. */
  public synchronized Set<String> personalData() {
    return people.used();
  }

  public synchronized Sample next(SampleKind kind) {
    count++;
    Country country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    ObjectNode order = draft(country);
    List<ObjectNode> payments = new ArrayList<>();
    return switch (kind) {
      case PAID, PAID_BY_TRANSACTIONS, UNPAID -> finish(kind, order, payments);
      case GIFT_LINE -> {
        lines(order).add(gift(country));
        yield finish(kind, order, payments);
      }
      case CUSTOM_LINE -> {
        order.putArray("customLineItems").add(wrapping(country));
        yield finish(kind, order, payments);
      }
      case MISSING_SKU -> {
        variant(order).remove("sku");
        yield finish(kind, order, payments);
      }
      case MALFORMED_SKU -> {
        variant(order).put("sku", "tshirt black/m?");
        yield finish(kind, order, payments);
      }
      case UNKNOWN_SKU -> {
        variant(order).put("sku", "GHOST-" + random.nextInt(100, 999));
        yield finish(kind, order, payments);
      }
      case BAD_POSTCODE -> {
        address(order).put("postalCode", "??-" + random.nextInt(10));
        yield finish(kind, order, payments);
      }
      case MISSING_STREET -> {
        address(order).remove(List.of("streetName", "streetNumber"));
        yield finish(kind, order, payments);
      }
      case OVERLONG_ADDRESS -> {
        people.use(CARRIER_BREAKER);
        address(order).put("streetName", CARRIER_BREAKER).remove("streetNumber");
        yield finish(kind, order, payments);
      }
      case UNMAPPED_SHIPPING_METHOD -> {
        order.withObjectProperty("shippingInfo").put("shippingMethodName", "Carrier Pigeon");
        yield finish(kind, order, payments);
      }
      case PRICE_MISMATCH -> {
        Sample sound = finish(kind, order, payments);
        for (ObjectNode total :
            List.of(
                order.withObjectProperty("totalPrice"),
                order.withObjectProperty("taxedPrice").withObjectProperty("totalGross"))) {
          total.put("centAmount", total.path("centAmount").asLong() - 77);
        }
        yield sound;
      }
      case INCOMPLETE -> incomplete(kind, order, payments);
      case SPLIT -> {
        split(order, country);
        yield finish(kind, order, payments);
      }
      case NO_ORDER_NUMBER -> {
        order.remove("orderNumber");
        yield finish(kind, order, payments);
      }
      case MULTIPLE_SHIPPING -> {
        multiple(order, country);
        yield finish(kind, order, payments);
      }
    };
  }

  private ObjectNode draft(Country country) {
    String number = "LS-" + Long.toString(seed, 36).toUpperCase(Locale.ROOT) + "-" + count;
    ObjectNode address = people.address(country);
    ObjectNode order =
        Json.object()
            .put("type", "Order")
            .put("id", id("order"))
            .put("version", 1)
            .put("orderNumber", number)
            .put("customerEmail", address.path("email").asText())
            .put("country", country.name())
            .put("locale", "en")
            .put("orderState", "Open")
            .put("shippingMode", "Single")
            .put("inventoryMode", "None")
            .put("origin", "Customer");
    order.set("totalPrice", Totals.money(country.currency(), 0));
    order.set("shippingAddress", address);
    order.set("billingAddress", address.deepCopy());
    order.set("shippingInfo", shippingInfo(country));
    ArrayNode lines = order.putArray("lineItems");
    int size = random.nextInt(1, 6);
    int from = random.nextInt(Article.all().size());
    for (int i = 0; i < size; i++) {
      Article article = Article.all().get((from + i) % Article.all().size());
      lines.add(line(article, article.cents(), random.nextInt(1, 4), country, "facility-main"));
    }
    return order;
  }

  private ObjectNode line(
      Article article, long cents, int quantity, Country country, String facility) {
    ObjectNode line =
        Json.object()
            .put("id", id("line" + random.nextInt()))
            .put("productId", FixedIds.of("product", article.sku()))
            .put("quantity", quantity)
            .put("priceMode", "Platform")
            .put("lineItemMode", "Standard");
    line.putObject("name").put("en", article.name());
    line.putObject("variant").put("id", 1).put("sku", article.sku());
    line.putObject("price").set("value", Totals.money(country.currency(), cents));
    line.set("totalPrice", Totals.money(country.currency(), cents * quantity));
    line.putObject("taxRate")
        .put("name", "standard")
        .put("amount", country.tax())
        .put("includedInPrice", country.taxIncluded())
        .put("country", country.name());
    line.putObject("supplyChannel")
        .put("typeId", "channel")
        .put("id", FixedIds.of("channel", facility));
    return line;
  }

  private ObjectNode gift(Country country) {
    ObjectNode gift = line(Article.all().getFirst(), 0, 1, country, "facility-main");
    return gift.put("lineItemMode", "GiftLineItem");
  }

  private ObjectNode wrapping(Country country) {
    ObjectNode wrapping =
        Json.object()
            .put("id", id("custom"))
            .put("slug", "gift-wrapping")
            .put("quantity", 1)
            .put("priceMode", "Standard");
    wrapping.putObject("name").put("en", "Gift wrapping");
    wrapping.set("money", Totals.money(country.currency(), 350));
    wrapping.set("totalPrice", Totals.money(country.currency(), 350));
    return wrapping;
  }

  private ObjectNode shippingInfo(Country country) {
    String method = SHIPPING_METHODS.get(random.nextInt(SHIPPING_METHODS.size()));
    ObjectNode info =
        Json.object().put("shippingMethodName", method).put("shippingMethodState", "MatchesCart");
    long cents = method.equals("Express") ? 990 : 490;
    info.set("price", Totals.money(country.currency(), cents));
    info.putObject("shippingRate").set("price", Totals.money(country.currency(), cents));
    info.putArray("deliveries");
    return info;
  }

  private void split(ObjectNode order, Country country) {
    Article article = Article.all().get(random.nextInt(Article.all().size()));
    lines(order).add(line(article, article.cents(), 2, country, "facility-north"));
  }

  private void multiple(ObjectNode order, Country country) {
    order.put("shippingMode", "Multiple");
    order.remove("shippingInfo");
    ArrayNode shipping = order.putArray("shipping");
    ArrayNode addresses = order.putArray("itemShippingAddresses");
    for (String key : List.of("home", "office")) {
      ObjectNode address = people.address(country).put("key", key);
      addresses.add(address);
      ObjectNode entry = shipping.addObject().put("shippingKey", key);
      entry.set("shippingInfo", shippingInfo(country));
      entry.set("shippingAddress", address.deepCopy());
    }
    Json.objects(lines(order))
        .forEach(line -> {
          ObjectNode details = line.putObject("shippingDetails").put("valid", true);
          details
              .putArray("targets")
              .addObject()
              .put("addressKey", "home")
              .put("quantity", line.path("quantity").asInt())
              .put("shippingMethodKey", "home");
        });
  }

  private Sample incomplete(SampleKind kind, ObjectNode order, List<ObjectNode> payments) {
    ObjectNode completion = Json.object();
    completion.set("add", lines(order).deepCopy());
    Sample complete = finish(kind, order, payments);
    lines(order).removeAll();
    return new Sample(kind, order, complete.payments(), completion);
  }

  private Sample finish(SampleKind kind, ObjectNode order, List<ObjectNode> payments) {
    Totals.recompute(order);
    long due = order.path("taxedPrice").path("totalGross").path("centAmount").asLong();
    String currency = order.path("totalPrice").path("currencyCode").asText();
    switch (kind) {
      case UNPAID -> payments.add(payment(currency, due, "Initial", due));
      case PAID_BY_TRANSACTIONS -> {
        payments.add(payment(currency, due / 3, "Success", due / 3));
        payments.add(payment(currency, due - due / 3, "Success", due - due / 3));
      }
      case PAID,
          GIFT_LINE,
          CUSTOM_LINE,
          MISSING_SKU,
          MALFORMED_SKU,
          UNKNOWN_SKU,
          BAD_POSTCODE,
          MISSING_STREET,
          OVERLONG_ADDRESS,
          UNMAPPED_SHIPPING_METHOD,
          PRICE_MISMATCH,
          INCOMPLETE,
          SPLIT,
          NO_ORDER_NUMBER,
          MULTIPLE_SHIPPING -> {
        payments.add(payment(currency, due, "Success", due));
        order.put("paymentState", "Paid");
      }
    }
    ArrayNode references = order.putObject("paymentInfo").putArray("payments");
    payments.forEach(payment ->
        references.addObject().put("typeId", "payment").put("id", payment.path("id").asText()));
    return new Sample(kind, order, payments, null);
  }

  private ObjectNode payment(String currency, long planned, String state, long charged) {
    ObjectNode payment = Json.object().put("id", id("payment" + random.nextInt()));
    payment.set("amountPlanned", Totals.money(currency, planned));
    payment
        .putObject("paymentMethodInfo")
        .put("paymentInterface", "sandbox-psp")
        .put("method", "CREDIT_CARD");
    ObjectNode transaction =
        payment
            .putArray("transactions")
            .addObject()
            .put("id", id("transaction" + random.nextInt()))
            .put("type", "Charge")
            .put("state", state);
    transaction.set("amount", Totals.money(currency, charged));
    return payment;
  }

  private String id(String what) {
    return UUID.nameUUIDFromBytes(
            (seed + "/" + count + "/" + what).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static ArrayNode lines(ObjectNode order) {
    return order.withArrayProperty("lineItems");
  }

  private static ObjectNode variant(ObjectNode order) {
    return Json.objects(lines(order)).findFirst().orElseThrow().withObjectProperty("variant");
  }

  private static ObjectNode address(ObjectNode order) {
    return order.withObjectProperty("shippingAddress");
  }
}
