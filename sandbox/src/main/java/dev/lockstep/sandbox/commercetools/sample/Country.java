package dev.lockstep.sandbox.commercetools.sample;

import java.util.List;

/** A country to ship to: currency, tax, and places with postcodes that are legal there. */
public enum Country {
  GB("GBP", 0.20, true, "+44 7700 9", "Leeds|LS1 4AP", "Bristol|BS1 5TR", "Glasgow|G2 3BZ"),
  IE("EUR", 0.23, true, "+353 85 55", "Dublin|D02 X285", "Cork|T12 R2C8"),
  US("USD", 0.08, false, "+1 206 555 ", "Seattle|98101|WA", "Austin|78701|TX"),
  CA("CAD", 0.13, false, "+1 416 555 ", "Toronto|M5V 2T6|ON", "Vancouver|V6B 1A1|BC"),
  DE("EUR", 0.19, true, "+49 171 55", "Berlin|10115", "Leipzig|04109", "Hamburg|20095"),
  FR("EUR", 0.20, true, "+33 6 39 98 ", "Lyon|69002", "Nantes|44000"),
  NL("EUR", 0.21, true, "+31 6 1155", "Utrecht|3511 AX", "Delft|2611 GB"),
  AT("EUR", 0.20, true, "+43 660 55", "Wien|1010", "Graz|8010"),
  CH("CHF", 0.081, true, "+41 79 555 ", "Basel|4051", "Bern|3011"),
  AU("AUD", 0.10, true, "+61 491 57", "Melbourne|3000|VIC", "Hobart|7000|TAS");

  private final String currency;
  private final double tax;
  private final boolean taxIncluded;
  private final String phonePrefix;

  @SuppressWarnings("ImmutableEnumChecker") // Made by Stream.toList, which nobody can change.
  private final List<Place> places;

  /** A town with its postcode; region is empty where addresses have none. */
  record Place(String town, String postcode, String region) {}

  Country(String currency, double tax, boolean taxIncluded, String phonePrefix, String... places) {
    this.currency = currency;
    this.tax = tax;
    this.taxIncluded = taxIncluded;
    this.phonePrefix = phonePrefix;
    this.places = List.of(places).stream().map(Country::place).toList();
  }

  private static Place place(String text) {
    List<String> parts = List.of(text.split("\\|", -1));
    return new Place(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : "");
  }

  String currency() {
    return currency;
  }

  public double tax() {
    return tax;
  }

  boolean taxIncluded() {
    return taxIncluded;
  }

  String phonePrefix() {
    return phonePrefix;
  }

  List<Place> places() {
    return places;
  }
}
