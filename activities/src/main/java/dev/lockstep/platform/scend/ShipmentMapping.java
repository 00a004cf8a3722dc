package dev.lockstep.platform.scend;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Wire to house words: shipments as Scend reports them. Pure.
 *
 * <p>A parcel's own tracking comes before the shipment's. A shipment without an id of its own is
 * keyed by its reference, tracking and quantities.
 */
final class ShipmentMapping {
  private final ScendSettings settings;

  ShipmentMapping(ScendSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads rows that have a {@code ClientReference}; of rows with the same id the last one counts.
   * Merged lines are filled in the order of dispatch, over all of {@code rows} of a fulfilment.
   */
  List<Shipment> read(List<WireObject> rows) {
    Map<String, Row> byId = new LinkedHashMap<>();
    rows.stream()
        .map(this::row)
        .forEach(row -> {
          byId.remove(row.key());
          byId.put(row.key(), row);
        });
    Map<FulfilmentRef, Map<LineId, Quantity>> taken = new HashMap<>();
    return byId.values().stream()
        .sorted(Comparator.comparing(row -> row.head().dispatchedAt()))
        .map(row -> shipment(row, taken))
        .toList();
  }

  /** Whether any of its lines stands for several of ours. */
  static boolean holdsMergedLines(WireObject row) {
    return parcels(row).stream()
        .flatMap(parcel -> parcel.content().stream())
        .anyMatch(content -> LineReferences.linesOf(content.lineReference()).size() > 1);
  }

  private record Row(Shipment head, List<WireParcel> parcels) {
    String key() {
      return head.ref() + " " + head.id();
    }
  }

  private record WireParcel(
      String id, @Nullable String tracking, @Nullable String url, List<WireContent> content) {}

  private record WireContent(String lineReference, Quantity quantity) {
    @Override
    public String toString() {
      return lineReference + "=" + quantity;
    }
  }

  private Row row(WireObject row) {
    FulfilmentRef ref = new FulfilmentRef(row.requireText("ClientReference"));
    List<WireParcel> parcels = parcels(row);
    Shipment head =
        new Shipment(
            row.text("ShipmentId").orElseGet(() -> fallbackId(ref, row, parcels)),
            ref,
            row.instant(settings.zone(), "DispatchedAt", "DespatchedAt")
                .orElseThrow(() -> row.missing("DispatchedAt")),
            row.text("Status").map(this::isVoided).orElse(false),
            row.flag("IsFinal").orElse(false),
            row.text("CarrierCode", "CarrierName").orElse(null),
            row.text("ServiceCode").orElse(null),
            List.of());
    return new Row(head, parcels);
  }

  private static List<WireParcel> parcels(WireObject row) {
    List<WireObject> packages = row.objects("Packages");
    if (packages.isEmpty()) {
      List<WireContent> content = content(row);
      return content.isEmpty()
          ? List.of()
          : List.of(
              new WireParcel(
                  "1",
                  row.text("TrackingNumber").orElse(null),
                  row.text("TrackingUrl").orElse(null),
                  content));
    }
    List<WireParcel> parcels = new ArrayList<>();
    for (WireObject carton : packages) {
      String id = carton.text("PackageId").orElse(Integer.toString(parcels.size() + 1));
      // The shipment's address leads to the shipment's number, not to a parcel's own.
      WireObject tracked = carton.text("TrackingNumber").isPresent() ? carton : row;
      parcels.add(
          new WireParcel(
              id,
              tracked.text("TrackingNumber").orElse(null),
              carton.text("TrackingUrl").or(() -> tracked.text("TrackingUrl")).orElse(null),
              content(carton)));
    }
    return parcels;
  }

  private static List<WireContent> content(WireObject holder) {
    return holder.objects("Lines").stream()
        .map(line ->
            new WireContent(
                line.requireText("LineReference"),
                line.requireQuantity("Quantity", "DispatchedQuantity", "DespatchedQuantity")))
        .toList();
  }

  private boolean isVoided(String status) {
    return settings.voidedStatuses().stream().anyMatch(status::equalsIgnoreCase);
  }

  private static Shipment shipment(Row row, Map<FulfilmentRef, Map<LineId, Quantity>> taken) {
    Shipment head = row.head();
    // What was taken back took nothing from the lines.
    Map<LineId, Quantity> takenHere =
        head.voided() ? new HashMap<>() : taken.computeIfAbsent(head.ref(), ref -> new HashMap<>());
    return new Shipment(
        head.id(),
        head.ref(),
        head.dispatchedAt(),
        head.voided(),
        head.last(),
        head.carrier(),
        head.service(),
        row.parcels().stream().map(parcel -> parcel(parcel, takenHere)).toList());
  }

  private static ShippedParcel parcel(WireParcel parcel, Map<LineId, Quantity> taken) {
    List<LineQuantity> lines = new ArrayList<>();
    for (WireContent content : parcel.content()) {
      LineReferences.spread(content.lineReference(), content.quantity(), taken)
          .forEach((line, quantity) -> {
            taken.merge(line, quantity, Quantity::plus);
            if (!quantity.isZero()) {
              lines.add(new LineQuantity(line, quantity));
            }
          });
    }
    return new ShippedParcel(parcel.id(), parcel.tracking(), parcel.url(), lines);
  }

  private static String fallbackId(FulfilmentRef ref, WireObject row, List<WireParcel> parcels) {
    String content =
        parcels.stream()
            .flatMap(parcel -> parcel.content().stream())
            .map(WireContent::toString)
            .sorted()
            .collect(Collectors.joining(","));
    String facts = String.join("|", ref.value(), row.text("TrackingNumber").orElse(""), content);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
      return "unnumbered-" + HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
