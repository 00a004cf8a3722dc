package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The paths of items and facilities; read only. */
final class MasterDataApi {
  private static final int USUAL_ROWS = 50;
  private static final Set<String> FILTERS = Set.of("businessUnit", "number");

  private final DeposcoOptions options;
  private final Items items;
  private final Places places;

  MasterDataApi(DeposcoOptions options, Items items, Places places) {
    this.options = options;
    this.items = items;
    this.places = places;
  }

  void addTo(Routes routes, UnaryOperator<Routes.Endpoint> open) {
    String base = options.basePath();
    routes.get(base + Wire.ITEMS, open.apply(this::itemList));
    routes.get(base + Wire.ITEMS + "/{id}", open.apply(this::item));
    routes.get(base + Wire.FACILITIES, open.apply(this::facilityList));
    routes.get(base + Wire.FACILITIES + "/{id}", open.apply(this::facility));
  }

  private Answer itemList(Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, FILTERS);
    Wire wire = new Wire(options, call);
    List<Items.Item> found =
        items.newestFirst().stream()
            .filter(item -> search.accepts("number", item.number()))
            .toList();
    return search.page(wire, Wire.ITEMS, found, Items.Item::id, item -> json(wire, item));
  }

  private Answer item(Call call) {
    Wire wire = new Wire(options, call);
    return id(call)
        .flatMap(items::find)
        .map(item -> wire.single("item", json(wire, item)))
        .orElseThrow(() -> DeposcoProblem.notFound("Item", call.part("id")));
  }

  private Answer facilityList(Call call) {
    Search search = Search.of(call, options, USUAL_ROWS, FILTERS);
    Wire wire = new Wire(options, call);
    List<Places.Place> found =
        places.facilities().reversed().stream()
            .filter(facility -> search.accepts("number", facility.code()))
            .toList();
    return search.page(
        wire, Wire.FACILITIES, found, Places.Place::id, facility -> json(wire, facility));
  }

  private Answer facility(Call call) {
    Wire wire = new Wire(options, call);
    return id(call)
        .flatMap(places::facility)
        .map(facility -> wire.single("facility", json(wire, facility)))
        .orElseThrow(() -> DeposcoProblem.notFound("Facility", call.part("id")));
  }

  private static Optional<Long> id(Call call) {
    return Optional.of(call.part("id")).filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
  }

  /** Items belong to the first business unit, and all others may order them. */
  private ObjectNode json(Wire wire, Items.Item item) {
    String unit = options.businessUnits().getFirst();
    ObjectNode json = Json.object();
    json.set("self", wire.item(item, unit));
    places
        .businessUnit(unit)
        .ifPresent(place -> json.set("businessUnit", wire.businessUnit(place)));
    json.put("number", item.number()).put("name", item.number()).put("active", true);
    ObjectNode pack = json.putArray("packs").addObject();
    pack.set("self", wire.pack(item, unit));
    pack.put("type", "Each").put("quantity", 1);
    return json;
  }

  private static ObjectNode json(Wire wire, Places.Place facility) {
    ObjectNode json = Json.object();
    json.set("self", wire.facility(facility));
    return json.put("number", facility.code())
        .put("name", facility.code())
        .put("type", "Distribution Center")
        .put("isVirtual", false)
        .put("enableShipToCustomer", true);
  }
}
