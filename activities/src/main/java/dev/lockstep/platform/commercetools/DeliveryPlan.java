package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an order lacks of the deliveries it should show.
 *
 * <p>Deliveries and parcels are told by their keys; what others wrote stays, and so does what was
 * taken back until something ships instead. The platform does not mind more being delivered than
 * was ordered, so that this is refused here.
 */
record DeliveryPlan(
    CommercetoolsSettings settings,
    List<Delivery> wanted,
    List<String> takenBack,
    List<LineQuantity> notComing) {
  private static final List<String> PROGRESS = List.of("Partial", "Shipped", "Delivered");

  DeliveryPlan {
    wanted = wanted.stream().map(delivery -> inShopWords(delivery, settings.carriers())).toList();
    takenBack = List.copyOf(takenBack);
    notComing = List.copyOf(notComing);
  }

  Plan on(StoredOrder stored) {
    Map<String, Delivery> present =
        stored.deliveries().stream()
            .filter(delivery -> delivery.key() != null)
            .collect(
                Collectors.toMap(DeliveryPlan::key, Function.identity(), (first, second) -> first));
    List<Delivery> others =
        stored.deliveries().stream()
            .filter(delivery -> !isTakenBack(delivery))
            .filter(delivery -> wanted.stream().noneMatch(ours -> key(ours).equals(delivery.key())))
            .toList();
    Map<LineId, Quantity> delivered = units(Stream.concat(others.stream(), wanted.stream()));
    List<ObjectNode> actions = new ArrayList<>();
    if (stored.canCarryDeliveries()) {
      stored.deliveries().stream()
          .filter(this::isTakenBack)
          .forEach(delivery -> actions.add(Actions.removeDelivery(key(delivery))));
      wanted.forEach(delivery -> actions.addAll(missing(stored, present, delivery)));
    } else {
      trackingField(stored).ifPresent(actions::add);
    }
    Optional<String> tooMuch = overDelivered(stored, delivered);
    if (tooMuch.isPresent() && !actions.isEmpty()) {
      return new Plan.Refuse(tooMuch.get());
    }
    shipmentState(stored, delivered).map(Actions::shipmentState).ifPresent(actions::add);
    return Plan.of(actions);
  }

  private boolean isTakenBack(Delivery delivery) {
    return delivery.key() != null && takenBack.contains(delivery.key());
  }

  private List<ObjectNode> missing(
      StoredOrder stored, Map<String, Delivery> present, Delivery delivery) {
    String key = key(delivery);
    Delivery there = present.get(key);
    if (there == null) {
      Optional<String> shippingKey =
          delivery.lines().stream().findFirst().flatMap(line -> stored.shippingKey(line.line()));
      return List.of(Actions.addDelivery(key, shippingKey, delivery));
    }
    List<ObjectNode> actions = new ArrayList<>();
    if (!units(Stream.of(there)).equals(units(Stream.of(delivery)))) {
      actions.add(Actions.setDeliveryItems(key, delivery));
    }
    Map<String, Parcel> parcels =
        there.parcels().stream()
            .collect(Collectors.toMap(Parcel::key, Function.identity(), (first, second) -> first));
    for (Parcel parcel : delivery.parcels()) {
      Parcel shown = parcels.get(parcel.key());
      if (shown == null) {
        actions.add(Actions.addParcel(key, parcel));
      } else if (tracksDifferently(parcel, shown)) {
        ObjectNode tracking =
            stored
                .tracking(parcel.key())
                .map(Reading::copy)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        actions.add(Actions.setTracking(parcel, tracking));
      }
    }
    return actions;
  }

  /** A number that is not known yet takes none away that is. */
  private static boolean tracksDifferently(Parcel wanted, Parcel shown) {
    return wanted.trackingNumber() != null
        && (!wanted.trackingNumber().equals(shown.trackingNumber())
            || (wanted.carrier() != null && !wanted.carrier().equals(shown.carrier())));
  }

  private static Optional<String> overDelivered(
      StoredOrder stored, Map<LineId, Quantity> delivered) {
    Map<LineId, Quantity> ordered = stored.lines();
    return delivered.entrySet().stream()
        .filter(entry ->
            entry.getValue().compareTo(ordered.getOrDefault(entry.getKey(), Quantity.ZERO)) > 0)
        .map(entry -> entry.getKey())
        .findFirst()
        .map(line -> "more delivered than ordered, line=" + line);
  }

  /** The state to set; empty where the order is as far or further. */
  private Optional<String> shipmentState(StoredOrder stored, Map<LineId, Quantity> delivered) {
    if (delivered.isEmpty()) {
      return Optional.empty();
    }
    Map<LineId, Quantity> given = units(notComing);
    boolean whole =
        stored.goods().entrySet().stream()
            .allMatch(line ->
                delivered
                        .getOrDefault(line.getKey(), Quantity.ZERO)
                        .plus(given.getOrDefault(line.getKey(), Quantity.ZERO))
                        .compareTo(line.getValue())
                    >= 0);
    String state = whole ? "Shipped" : "Partial";
    int reached = stored.shipmentState().map(PROGRESS::indexOf).orElse(-1);
    return reached >= PROGRESS.indexOf(state) ? Optional.empty() : Optional.of(state);
  }

  /** For orders without a shipping method: the tracking numbers, those of others kept. */
  private Optional<ObjectNode> trackingField(StoredOrder stored) {
    String field = settings.trackingField();
    if (field == null) {
      return Optional.empty();
    }
    List<String> shown =
        stored.field(field).stream().flatMap(text -> Stream.of(text.split(",\\s*"))).toList();
    List<String> all =
        Stream.concat(
                shown.stream(),
                wanted.stream()
                    .flatMap(delivery -> delivery.parcels().stream())
                    .map(Parcel::trackingNumber)
                    .filter(Objects::nonNull))
            .distinct()
            .toList();
    return all.equals(shown)
        ? Optional.empty()
        : Actions.field(stored, settings.customType(), field, String.join(", ", all));
  }

  private static Map<LineId, Quantity> units(Stream<Delivery> deliveries) {
    return units(deliveries.flatMap(delivery -> delivery.lines().stream()).toList());
  }

  private static Map<LineId, Quantity> units(List<LineQuantity> lines) {
    return lines.stream()
        .collect(Collectors.toMap(LineQuantity::line, LineQuantity::quantity, Quantity::plus));
  }

  private static Delivery inShopWords(Delivery delivery, Map<String, String> carriers) {
    return new Delivery(
        key(delivery),
        delivery.dispatchedAt(),
        delivery.lines(),
        delivery.parcels().stream()
            .map(parcel ->
                new Parcel(
                    parcel.key(),
                    parcel.carrier() == null
                        ? null
                        : carriers.getOrDefault(parcel.carrier(), parcel.carrier()),
                    parcel.trackingNumber(),
                    parcel.trackingUrl(),
                    parcel.lines()))
            .toList());
  }

  private static String key(Delivery delivery) {
    return Objects.requireNonNull(delivery.key(), "A delivery to write needs a key.");
  }
}
