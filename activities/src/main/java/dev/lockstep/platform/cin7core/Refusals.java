package dev.lockstep.platform.cin7core;

import dev.lockstep.http.ApiResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the platform refuses a write, in words that may be shown. Its codes say little and its texts
 * a lot; whatever the sale says about a person is taken out of them.
 */
final class Refusals {
  private static final int LONGEST = 200;
  private static final int SHORTEST_WORD = 3;
  private static final List<String> PERSONAL_FIELDS =
      List.of(
          "Customer", "Contact", "Phone", "Email", "CustomerReference", "Note", "ShippingNotes");
  private static final List<String> PERSONAL_OBJECTS = List.of("BillingAddress", "ShippingAddress");
  private static final List<String> ADDRESS_FIELDS =
      List.of(
          "Company",
          "Contact",
          "Line1",
          "Line2",
          "City",
          "State",
          "Postcode",
          "DisplayAddressLine1",
          "DisplayAddressLine2");

  private Refusals() {}

  /** Status, code and text of a refusal of a write to {@code sale}. */
  static String reason(ApiResponse refusal, Reading sale) {
    Optional<Cin7CoreErrors.Problem> problem = Cin7CoreErrors.problem(refusal);
    String code =
        problem.flatMap(Cin7CoreErrors.Problem::code).map(Object::toString).orElse("none");
    String text = problem.map(Cin7CoreErrors.Problem::text).orElse("");
    return "HTTP %d, code %s%s"
        .formatted(
            refusal.status(), code, text.isBlank() ? "" : ": " + impersonal(text.strip(), sale));
  }

  private static String impersonal(String text, Reading sale) {
    String masked = text.replaceAll("\\s+", " ");
    for (String word : personal(sale)) {
      masked =
          Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
              .matcher(masked)
              .replaceAll(Matcher.quoteReplacement("***"));
    }
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }

  /** Whole values first, so that no part of one is left over. */
  private static List<String> personal(Reading sale) {
    List<String> values = new ArrayList<>();
    PERSONAL_FIELDS.forEach(field -> sale.optionalText(field).ifPresent(values::add));
    for (String address : PERSONAL_OBJECTS) {
      Reading there = sale.object(address);
      ADDRESS_FIELDS.forEach(field -> there.optionalText(field).ifPresent(values::add));
    }
    List<String> words = new ArrayList<>(values);
    values.forEach(value -> words.addAll(List.of(value.split("[\\s,;]+"))));
    return words.stream()
        .filter(word -> word.length() >= SHORTEST_WORD)
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }
}
