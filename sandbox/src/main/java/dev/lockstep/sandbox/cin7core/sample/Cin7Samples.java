package dev.lockstep.sandbox.cin7core.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A sequence of sales. The same seed gives the same sales; ids and references carry the seed, so
 * two sequences with different seeds never meet.
 */
public final class Cin7Samples {
  /** The carrier that every sample has, but {@link Cin7SampleKind#UNMAPPED_CARRIER}. */
  public static final List<String> CARRIERS = List.of("Standard", "Express");

  /** The only product that is a service. */
  public static final String SERVICE_SKU = "SERVICE-GIFTWRAP";

  public static final String LOCATION = "Main Warehouse";

  private final long seed;
  private final SplittableRandom random;
  private final SampleOrders people;
  private final Set<String> contacts = new HashSet<>();
  private int count;

  public Cin7Samples(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.people = new SampleOrders(seed);
  }

  /** Every name, street, e-mail and phone number in the sales so far, for a scanner. */
  public synchronized Set<String> personalData() {
    Set<String> all = new HashSet<>(people.personalData());
    all.addAll(contacts);
    return Set.copyOf(all);
  }

  public synchronized Cin7Sample next(Cin7SampleKind kind) {
    count++;
    ObjectNode sale = draft();
    ArrayNode lines = sale.withObjectProperty("Order").withArrayProperty("Lines");
    ObjectNode address = sale.withObjectProperty("ShippingAddress");
    ObjectNode good = address.deepCopy();
    switch (kind) {
      case REPEATED_SKU -> lines.add(repeated(lines));
      case BACKORDERED -> first(lines).put("BackorderQuantity", 1);
      case NO_ALLOC -> sale.withObjectProperty("Order").put("Status", "AUTH_NO_ALLOC");
      case DROP_SHIP_LINE -> lines.add(line(article(), BigDecimal.ONE).put("DropShip", true));
      case SERVICE_LINE -> lines.add(service());
      case FRACTIONAL -> requantify(first(lines), new BigDecimal("1.5"));
      case BAD_POSTCODE -> address.put("Postcode", "??-" + random.nextInt(10));
      case MISSING_STREET -> address.put("Line1", "").put("Line2", "");
      case UNKNOWN_SKU -> first(lines).put("SKU", "GHOST-" + random.nextInt(100, 999));
      case UNMAPPED_CARRIER -> sale.put("Carrier", "Carrier Pigeon");
      case DRAFT -> sale.withObjectProperty("Order").put("Status", "DRAFT");
      case ADVANCED -> sale.put("Type", "Advanced Sale");
      case AUTHORISED,
          PREPAID,
          UNPAID,
          PARTLY_PAID,
          PICKED_BY_MERCHANT,
          PACKED_BY_MERCHANT,
          PLACEHOLDER_SHIP_LINE,
          STRING_BOOLEANS -> {}
    }
    return new Cin7Sample(
        kind, sale, money(kind), progress(kind), address.equals(good) ? null : good);
  }

  private static Cin7Sample.Money money(Cin7SampleKind kind) {
    return switch (kind) {
      case UNPAID, DRAFT -> Cin7Sample.Money.NONE;
      case PREPAID -> Cin7Sample.Money.PREPAID;
      case PARTLY_PAID -> Cin7Sample.Money.INVOICED_AND_PAID_IN_PART;
      default -> Cin7Sample.Money.INVOICED_AND_PAID;
    };
  }

  private static Cin7Sample.Progress progress(Cin7SampleKind kind) {
    return switch (kind) {
      case PLACEHOLDER_SHIP_LINE -> Cin7Sample.Progress.PLACEHOLDER;
      case PICKED_BY_MERCHANT -> Cin7Sample.Progress.PICKED;
      case PACKED_BY_MERCHANT -> Cin7Sample.Progress.PACKED;
      default -> Cin7Sample.Progress.NONE;
    };
  }

  private ObjectNode draft() {
    ObjectNode order = people.next(SampleKind.PAID).order();
    JsonNode person = order.path("shippingAddress");
    String contact = person.path("firstName").asText() + " " + person.path("lastName").asText();
    contacts.add(contact);
    String reference = "WEB-" + Long.toString(seed, 36).toUpperCase(Locale.ROOT) + "-" + count;
    String currency = order.path("totalPrice").path("currencyCode").asText();
    ObjectNode sale =
        Json.object()
            .put("ID", id("sale"))
            .put("Customer", "Web shop")
            .put("CustomerID", fixed("customer/web-shop"))
            .put("Contact", contact)
            .put("Phone", person.path("phone").asText())
            .put("Email", person.path("email").asText())
            .put("BaseCurrency", "GBP")
            .put("CustomerCurrency", currency)
            .put("TaxRule", "Tax on Sales")
            .put("TaxCalculation", "Inclusive")
            .put("Terms", "Prepaid")
            .put("PriceTier", "Tier 1")
            .put("Location", LOCATION)
            .put("CustomerReference", reference)
            .put("Carrier", CARRIERS.get(random.nextInt(CARRIERS.size())))
            .put("SourceChannel", "Shopify")
            .put("ExternalID", reference)
            .put("Type", "Simple Sale");
    ObjectNode address = address(person, contact);
    sale.set("BillingAddress", address.deepCopy());
    sale.set("ShippingAddress", address);
    ObjectNode document = sale.putObject("Order").put("Memo", "").put("Status", "AUTHORISED");
    ArrayNode lines = document.putArray("Lines");
    int from = random.nextInt(Article.all().size());
    for (int i = 0; i < 2; i++) {
      Article article = Article.all().get((from + i) % Article.all().size());
      lines.add(line(article, BigDecimal.valueOf(random.nextInt(1, 4))));
    }
    document.putArray("AdditionalCharges").add(charge());
    return sale;
  }

  private static ObjectNode address(JsonNode person, String contact) {
    String street = person.path("streetName").asText();
    String house = person.path("streetNumber").asText("");
    return Json.object()
        .put("Line1", (house + " " + street).strip())
        .put("Line2", person.path("additionalStreetInfo").asText(""))
        .put("City", person.path("city").asText())
        .put("State", person.path("state").asText(""))
        .put("Postcode", person.path("postalCode").asText())
        .put(
            "Country",
            Locale.of("", person.path("country").asText()).getDisplayCountry(Locale.ENGLISH))
        .put("Company", "")
        .put("Contact", contact)
        .put("ShipToOther", true);
  }

  private Article article() {
    return Article.all().get(random.nextInt(Article.all().size()));
  }

  private static ObjectNode line(Article article, BigDecimal quantity) {
    ObjectNode line =
        Json.object()
            .put("SKU", article.sku())
            .put("Name", article.name())
            .put("Price", BigDecimal.valueOf(article.cents(), 2))
            .put("Discount", 0)
            .put("DropShip", false);
    return requantify(line, quantity);
  }

  private static ObjectNode requantify(ObjectNode line, BigDecimal quantity) {
    BigDecimal total = line.path("Price").decimalValue().multiply(quantity);
    return line.put("Quantity", quantity).put("Total", total).put("Tax", 0);
  }

  private static ObjectNode repeated(ArrayNode lines) {
    ObjectNode again = first(lines).deepCopy();
    again.put(
        "Price", again.path("Price").decimalValue().subtract(BigDecimal.ONE.movePointLeft(1)));
    return requantify(again, BigDecimal.TWO).put("Comment", "second line of the same product");
  }

  private static ObjectNode service() {
    return line(new Article(SERVICE_SKU, "Gift wrapping", 350, 0), BigDecimal.ONE)
        .put("NonInventory", true);
  }

  private static ObjectNode charge() {
    return Json.object()
        .put("Description", "Shipping")
        .put("Price", 4.9)
        .put("Quantity", 1)
        .put("Discount", 0)
        .put("Tax", 0)
        .put("Total", 4.9)
        .put("TaxRule", "Tax on Sales")
        .put("Comment", "");
  }

  private static ObjectNode first(ArrayNode lines) {
    return Json.objects(lines).findFirst().orElseThrow();
  }

  private String id(String what) {
    return fixed(seed + "/" + count + "/" + what);
  }

  private static String fixed(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
