package dev.lockstep.platform.cin7core;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a sale's order under ids that stay.
 *
 * <p>The platform's lines have no id and are posted anew as a whole, so that their position says
 * nothing. A line is known by what is sold under which terms: SKU, price, discount, and whether a
 * supplier ships it. Among equals, which are told apart by nothing a warehouse cares for, the one
 * with more units comes first. A line that comes, goes or moves leaves the ids of the others alone.
 */
final class SaleLines {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9._-]");
  private static final int READABLE = 40;
  private static final int DIGEST_BYTES = 4;

  private final Cin7CoreSettings settings;

  SaleLines(Cin7CoreSettings settings) {
    this.settings = settings;
  }

  List<SaleLine> of(Reading sale) {
    List<Reading> lines = sale.object("Order").list("Lines");
    Map<Integer, LineId> ids = ids(lines);
    boolean service =
        sale.flag("ServiceOnly") || sale.word("Type").filter("SERVICE SALE"::equals).isPresent();
    Set<String> nonInventory = nonInventory(sale);
    String location = location(sale.object("Order")).or(() -> location(sale)).orElse(null);
    List<SaleLine> read = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Reading line = lines.get(i);
      String sku = line.textOrNull("SKU");
      boolean stocked =
          !service
              && !line.flag("DropShip")
              && !line.flag("NonInventory")
              && !nonInventory.contains(String.valueOf(sku))
              && !settings.notStockedSkus().contains(String.valueOf(sku));
      read.add(
          new SaleLine(
              ids.getOrDefault(i, new LineId("line")),
              stocked ? LineKind.STANDARD : LineKind.NOT_STOCKED,
              sku,
              stocked ? line.quantity("Quantity") : roundedUp(line),
              location(line).orElse(location),
              line));
    }
    return List.copyOf(read);
  }

  /** Half an hour of a service is nobody's trouble in a warehouse. */
  private static Quantity roundedUp(Reading line) {
    BigDecimal units = line.decimal("Quantity").setScale(0, RoundingMode.CEILING);
    try {
      return Quantity.of(units.intValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw line.malformed("Quantity", "number of units");
    }
  }

  private static Optional<String> location(Reading holder) {
    return holder.optionalText("Location");
  }

  /** What order lines do not tell of a product, the lines of picks and packs do. */
  private static Set<String> nonInventory(Reading sale) {
    Set<String> skus = new HashSet<>();
    for (Reading task : sale.list("Fulfilments")) {
      Stream.of("Pick", "Pack")
          .flatMap(document -> task.object(document).list("Lines").stream())
          .filter(line -> line.flag("NonInventory"))
          .forEach(line -> line.optionalText("SKU").ifPresent(skus::add));
    }
    return skus;
  }

  private Map<Integer, LineId> ids(List<Reading> lines) {
    Map<String, List<Integer>> equals = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      equals.computeIfAbsent(name(lines.get(i)), any -> new ArrayList<>()).add(i);
    }
    Map<Integer, LineId> ids = new HashMap<>();
    equals.forEach((name, positions) -> {
      positions.sort(
          Comparator.comparing((Integer at) -> units(lines.get(at)))
              .reversed()
              .thenComparing(at -> lines.get(at).optionalText("Comment").orElse(""))
              .thenComparing(Comparator.naturalOrder()));
      for (int n = 0; n < positions.size(); n++) {
        ids.put(positions.get(n), new LineId(n == 0 ? name : name + "-" + (n + 1)));
      }
    });
    return ids;
  }

  private static BigDecimal units(Reading line) {
    return line.optionalDecimal("Quantity").orElse(BigDecimal.ZERO);
  }

  private String name(Reading line) {
    Pattern inComment = settings.commentLineId();
    return Optional.ofNullable(inComment)
        .flatMap(
            pattern -> line.optionalText("Comment").flatMap(comment -> found(pattern, comment)))
        .orElseGet(() -> content(line));
  }

  /** A comment that holds more than an id may hold a person's name, which must not become one. */
  private static Optional<String> found(Pattern pattern, String comment) {
    Matcher matcher = pattern.matcher(comment);
    return matcher.find()
        ? Optional.ofNullable(group(matcher)).filter(id -> LEGAL.matcher(id).matches())
        : Optional.empty();
  }

  private static @Nullable String group(Matcher matcher) {
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static String content(Reading line) {
    String sku = line.optionalText("SKU").orElse("none");
    String terms =
        String.join(
            "\u001f",
            sku,
            plain(line, "Price"),
            plain(line, "Discount"),
            Boolean.toString(line.flag("DropShip")));
    String readable = ILLEGAL.matcher(sku).replaceAll("-");
    return readable.substring(0, Math.min(READABLE, readable.length()))
        + "_"
        + Digests.of(terms, DIGEST_BYTES);
  }

  private static String plain(Reading line, String field) {
    BigDecimal number = line.optionalDecimal(field).orElse(BigDecimal.ZERO);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
