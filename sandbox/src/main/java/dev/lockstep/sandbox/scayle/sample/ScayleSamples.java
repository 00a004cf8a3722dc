package dev.lockstep.sandbox.scayle.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.commercetools.sample.Country;
import dev.lockstep.sandbox.commercetools.sample.People;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A sequence of orders. The same seed gives the same orders; their keys carry the seed, so two
 * sequences with different seeds never meet.
 */
public final class ScayleSamples {
  public static final String MAIN_WAREHOUSE = "facility-main";
  public static final String NORTH_WAREHOUSE = "facility-north";

  /** What customers choose, but in {@link ScayleSampleKind#UNMAPPED_CARRIER}. */
  public static final List<String> CARRIERS = List.of("DHL_STD_NATIONAL", "DHL_EXPRESS");

  /** The SKU of the service in {@link ScayleSampleKind#SUB_ITEMS}. */
  public static final String SERVICE_SKU = "SVC-GIFT-WRAP";

  private static final List<Country> COUNTRIES =
      List.of(Country.DE, Country.AT, Country.CH, Country.NL, Country.GB, Country.FR, Country.IE);
  private static final List<String> GENDERS = List.of("m", "f", "d");

  private final long seed;
  private final SplittableRandom random;
  private final People people;
  private int count;

  public ScayleSamples(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.people = new People(random);
  }

  /**
   * Every name, street, e-mail, phone and pick-up customer number in the orders so far, for a
   * scanner.
   */
  public synchronized Set<String> personalData() {
    return people.used();
  }

  public synchronized ScayleSample next(ScayleSampleKind kind) {
    count++;
    Country country = pick(COUNTRIES);
    Recipient sound = recipient(country);
    Recipient shipping = shipping(kind, sound);
    String carrier = kind == ScayleSampleKind.UNMAPPED_CARRIER ? "PIGEON_POST" : pick(CARRIERS);
    String series = Long.toString(seed, 36);
    return new ScayleSample(
        kind,
        "ls-" + series + "-" + count,
        "LS" + series.toUpperCase(Locale.ROOT) + "N" + count,
        shipping,
        kind == ScayleSampleKind.EMPTY_MAPS ? shipping : sound,
        carrier,
        units(kind, percent(country)),
        correctable(kind) ? sound : null);
  }

  private static boolean correctable(ScayleSampleKind kind) {
    return kind == ScayleSampleKind.BAD_POSTCODE || kind == ScayleSampleKind.MISSING_STREET;
  }

  private Recipient shipping(ScayleSampleKind kind, Recipient sound) {
    return switch (kind) {
      case BAD_POSTCODE -> sound.withZipCode("??-" + random.nextInt(10));
      case MISSING_STREET -> sound.withoutStreet();
      case EMPTY_MAPS -> sound.withoutOptionalParts();
      case COLLECTION_POINT -> sound.at(pickUpPoint());
      case PAID,
          TEN_OF_ONE,
          TWO_WAREHOUSES,
          DIFFERENT_PRICES,
          UNKNOWN_SKU,
          MALFORMED_SKU,
          UNMAPPED_CARRIER,
          UNCONFIRMED,
          STRING_IDS,
          SUB_ITEMS ->
          sound;
    };
  }

  private List<Unit> units(ScayleSampleKind kind, BigDecimal tax) {
    List<Article> articles = Article.all();
    int from = random.nextInt(articles.size());
    Article first = articles.get(from);
    Article second = articles.get((from + 1) % articles.size());
    return switch (kind) {
      case PAID,
          BAD_POSTCODE,
          MISSING_STREET,
          UNMAPPED_CARRIER,
          UNCONFIRMED,
          EMPTY_MAPS,
          STRING_IDS,
          COLLECTION_POINT -> {
        List<Unit> units = several(first, tax, MAIN_WAREHOUSE, random.nextInt(2, 4));
        units.add(unit(second, tax, MAIN_WAREHOUSE));
        yield units;
      }
      case TEN_OF_ONE -> several(first, tax, MAIN_WAREHOUSE, 10);
      case TWO_WAREHOUSES -> {
        List<Unit> units = several(first, tax, MAIN_WAREHOUSE, 2);
        units.add(unit(first, tax, NORTH_WAREHOUSE));
        units.add(unit(second, tax, NORTH_WAREHOUSE));
        yield units;
      }
      case DIFFERENT_PRICES ->
          List.of(
              unit(first, tax, MAIN_WAREHOUSE),
              new Unit(
                  first.sku(),
                  first.name(),
                  first.cents() - 500 + random.nextInt(100),
                  BigDecimal.valueOf(7),
                  MAIN_WAREHOUSE,
                  List.of()));
      case UNKNOWN_SKU ->
          List.of(unit(first, tax, MAIN_WAREHOUSE), odd("GHOST-" + random.nextInt(100, 999), tax));
      case MALFORMED_SKU -> List.of(odd("tshirt black/m?", tax));
      case SUB_ITEMS -> {
        Unit wrap = new Unit(SERVICE_SKU, "Gift wrapping", 350, tax, MAIN_WAREHOUSE, List.of());
        Unit wrapped =
            new Unit(first.sku(), first.name(), first.cents(), tax, MAIN_WAREHOUSE, List.of(wrap));
        yield List.of(wrapped, unit(second, tax, MAIN_WAREHOUSE));
      }
    };
  }

  private static List<Unit> several(Article article, BigDecimal tax, String warehouse, int count) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      units.add(unit(article, tax, warehouse));
    }
    return units;
  }

  private static Unit unit(Article article, BigDecimal tax, String warehouse) {
    return new Unit(article.sku(), article.name(), article.cents(), tax, warehouse, List.of());
  }

  private static Unit odd(String sku, BigDecimal tax) {
    return new Unit(sku, "Discontinued", 1990, tax, MAIN_WAREHOUSE, List.of());
  }

  private Recipient recipient(Country country) {
    ObjectNode address = people.address(country);
    return new Recipient(
        address.path("firstName").asText(),
        address.path("lastName").asText(),
        pick(GENDERS),
        Json.textAt(address, "streetName"),
        Json.textAt(address, "streetNumber"),
        Json.textAt(address, "additionalStreetInfo"),
        address.path("postalCode").asText(),
        address.path("city").asText(),
        country.name(),
        address.path("phone").asText(),
        address.path("email").asText(),
        null);
  }

  private Recipient.CollectionPoint pickUpPoint() {
    String customerKey = "bc-" + random.nextInt(1_000_000, 9_999_999);
    people.use(customerKey);
    return new Recipient.CollectionPoint(
        random.nextInt(10_000, 99_999) + "-a", customerKey, "Kiosk", "hermes_parcelshop");
  }

  private static BigDecimal percent(Country country) {
    BigDecimal percent = BigDecimal.valueOf(country.tax()).movePointRight(2);
    BigDecimal plain = percent.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
