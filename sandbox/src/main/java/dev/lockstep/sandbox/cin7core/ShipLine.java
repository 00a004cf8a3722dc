package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One consignment of a shipment.
 *
 * @param boxes labels from the pack; none in a placeholder that waits for them
 * @param tracking empty when there is none
 */
record ShipLine(
    String id,
    @Nullable Instant date,
    String carrier,
    List<String> boxes,
    String tracking,
    boolean shipped) {
  ShipLine {
    boxes = List.copyOf(boxes);
  }

  ShipLine withTracking(String newCarrier, String newTracking) {
    return new ShipLine(id, date, newCarrier, boxes, newTracking, shipped);
  }

  ShipLine withShipped(boolean now) {
    return new ShipLine(id, date, carrier, boxes, tracking, now);
  }

  ObjectNode json() {
    return Json.object()
        .put("ID", id)
        .put("ShipmentDate", date == null ? null : Times.day(date))
        .put("Carrier", carrier)
        .put("Boxes", String.join(",", boxes))
        .put("TrackingNumber", tracking)
        .put("TrackingURL", url())
        .put("IsShipped", shipped);
  }

  String url() {
    return tracking.isEmpty() ? "" : "https://track.example/" + tracking;
  }
}
