package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Finds what a request refers to, by id or by business key. */
final class References {
  private final Items items;
  private final Places places;

  References(Items items, Places places) {
    this.items = items;
    this.places = places;
  }

  Places.Place businessUnit(JsonNode ref) {
    Optional<Places.Place> found =
        byId(ref)
            ? places.businessUnit(ref.path("id").asLong())
            : places.businessUnit(key(ref, "code"));
    return found.orElseThrow(() ->
        DeposcoProblem.refusal(
            404, DeposcoProblem.missing("Company", "code = [" + key(ref, "code") + "]")));
  }

  /** Serves orders that name none. */
  Places.Place firstFacility() {
    return places.facilities().getFirst();
  }

  /** The facility named, or {@code otherwise} when none is. */
  Places.Place facility(JsonNode ref, Places.Place otherwise) {
    if (ref.isMissingNode() || ref.isNull()) {
      return otherwise;
    }
    Optional<Places.Place> found =
        byId(ref) ? places.facility(ref.path("id").asLong()) : places.facility(key(ref, "number"));
    return found.orElseThrow(() ->
        DeposcoProblem.refusal(
            404, DeposcoProblem.missing("Facility", "number = [" + key(ref, "number") + "]")));
  }

  /** The item of a line, once its pack is found too; what is missing is told in {@code wrong}. */
  Optional<Items.Item> item(JsonNode line, String businessUnit, List<String> wrong) {
    JsonNode ref = line.path("item");
    Optional<Items.Item> found =
        byId(ref)
            ? items.find(ref.path("id").asLong())
            : items.find(key(ref, "number")).filter(item -> sameUnit(ref, businessUnit));
    if (found.isEmpty()) {
      String key = "number = [" + key(ref, "number") + "] and businessUnit.code = [" + businessUnit;
      wrong.add(DeposcoProblem.missing("Item", key + "]"));
      return found;
    }
    JsonNode pack = line.path("pack");
    if (!packOf(found.get(), pack)) {
      String key =
          "item.number = ["
              + key(pack, "item.number")
              + "] and quantity = ["
              + key(pack, "quantity");
      wrong.add(DeposcoProblem.missing("Pack", key + "]"));
    }
    return found;
  }

  private static boolean sameUnit(JsonNode ref, String businessUnit) {
    String named = key(ref, "businessUnit.code");
    return named.isEmpty() || named.equals(businessUnit);
  }

  private static boolean packOf(Items.Item item, JsonNode pack) {
    return byId(pack)
        ? pack.path("id").asLong() == item.packId()
        : key(pack, "item.number").equals(item.number()) && key(pack, "quantity").equals("1");
  }

  private static boolean byId(JsonNode ref) {
    return ref.hasNonNull("id");
  }

  private static String key(JsonNode ref, String name) {
    return ref.path("businessKey").path(name).asText("");
  }
}
