package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over of one or more boxes to a carrier.
 *
 * @param id null on a line that is not written yet
 * @param boxes labels of the pack; none on a line that a channel left as a placeholder
 * @param tracking blank where none is known; several numbers stand side by side
 * @param date null on a placeholder
 */
record ShipLine(
    @Nullable String id,
    List<String> boxes,
    @Nullable String carrier,
    String tracking,
    boolean shipped,
    @Nullable String date) {
  ShipLine {
    boxes = List.copyOf(boxes);
  }

  static ShipLine read(Reading line) {
    return new ShipLine(
        line.textOrNull("ID"),
        split(line.optionalText("Boxes").or(() -> line.optionalText("Box")).orElse("")),
        line.textOrNull("Carrier"),
        line.optionalText("TrackingNumber").orElse(""),
        line.flag("IsShipped"),
        line.textOrNull("ShipmentDate"));
  }

  static ShipLine of(String box) {
    return new ShipLine(null, List.of(box), null, "", false, null);
  }

  /** The numbers, each by itself. */
  List<String> trackings() {
    return split(tracking);
  }

  ShipLine with(List<String> newBoxes) {
    return new ShipLine(id, newBoxes, carrier, tracking, shipped, date);
  }

  ObjectNode wire(String day) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (id != null) {
      line.put("ID", id);
    }
    line.put("ShipmentDate", date == null ? day : date);
    if (carrier != null) {
      line.put("Carrier", carrier);
    }
    return line.put("Box", String.join(",", boxes))
        .put("TrackingNumber", tracking)
        .put("IsShipped", shipped);
  }

  private static List<String> split(String listed) {
    return Arrays.stream(listed.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
