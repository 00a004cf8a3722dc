package dev.lockstep.sandbox.deposco;

import java.util.List;
import java.util.Optional;

/** Business units and facilities: a code or number each, and an id. */
final class Places {
  private final List<Place> businessUnits;
  private final List<Place> facilities;

  record Place(long id, String code) {}

  Places(Ids ids, DeposcoOptions options) {
    this.businessUnits = numbered(ids, options.businessUnits());
    this.facilities = numbered(ids, options.facilities());
  }

  private static List<Place> numbered(Ids ids, List<String> codes) {
    return codes.stream().map(code -> new Place(ids.next(), code)).toList();
  }

  List<Place> facilities() {
    return facilities;
  }

  Optional<Place> businessUnit(String code) {
    return of(businessUnits, code);
  }

  Optional<Place> businessUnit(long id) {
    return of(businessUnits, id);
  }

  Optional<Place> facility(String number) {
    return of(facilities, number);
  }

  Optional<Place> facility(long id) {
    return of(facilities, id);
  }

  private static Optional<Place> of(List<Place> places, String code) {
    return places.stream().filter(place -> place.code().equals(code)).findFirst();
  }

  private static Optional<Place> of(List<Place> places, long id) {
    return places.stream().filter(place -> place.id() == id).findFirst();
  }
}
