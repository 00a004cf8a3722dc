package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ship of a task: which boxes go with which carrier under which number. */
final class Shipping {
  private static final int LONGEST = 256;

  private final Books books;

  Shipping(Books books) {
    this.books = books;
  }

  /** {@code {"TaskID","Status","Lines":[{"ShipmentDate","Carrier","Box","TrackingNumber",…}]}}. */
  void save(Sale sale, Task task, ObjectNode body, boolean replace, By by) {
    if (task.pack != DocumentStatus.AUTHORISED) {
      throw Cin7Problem.guard("Shipment can not be saved.", "Pack", task.pack.wire());
    }
    if (task.ship.open()) {
      write(sale, task, body, replace, by);
    } else if (replace && Wire.flag(body, "AddTrackingNumbers") && !task.isVoided()) {
      amend(sale, task, body, by);
    } else {
      throw Cin7Problem.guard("Shipment can not be changed.", "Ship", task.ship.wire());
    }
  }

  private void write(Sale sale, Task task, ObjectNode body, boolean replace, By by) {
    DocumentStatus wanted = requested(body);
    List<ShipLine> lines = merged(task, read(task, Wire.lines(body)), replace);
    if (replace || wanted == DocumentStatus.AUTHORISED) {
      requireEveryBox(task, lines);
    }
    if (wanted == DocumentStatus.AUTHORISED) {
      lines.replaceAll(line -> line.boxes().isEmpty() ? line : line.withShipped(true));
    }
    task.shipped = lines;
    task.ship = reached(task, wanted);
    head(sale, task, body);
    tell(sale, task, by, task.ship == DocumentStatus.DRAFT ? "SHIP_SAVED" : "SHIP_AUTHORISED");
    if (task.ship == DocumentStatus.AUTHORISED) {
      books.webhooks.send(Events.shipment(sale, task, books.options.accountId()));
    }
  }

  /** Tracking, carrier and what is shipped may change after the authorisation; boxes may not. */
  private void amend(Sale sale, Task task, ObjectNode body, By by) {
    List<ShipLine> given = read(task, Wire.lines(body));
    requireEveryBox(task, given);
    List<ShipLine> lines = new ArrayList<>(task.shipped);
    for (ShipLine line : given) {
      int at = find(lines, line);
      if (at < 0) {
        throw Cin7Problem.invalid("Shipment line with these boxes was not found");
      }
      ShipLine before = lines.get(at);
      lines.set(
          at,
          before
              .withTracking(line.carrier(), line.tracking())
              .withShipped(before.shipped() || line.shipped()));
    }
    boolean whole = task.ship == DocumentStatus.AUTHORISED;
    task.shipped = lines;
    task.ship = reached(task, task.ship);
    tell(sale, task, by, "TRACKING_CHANGED");
    books.webhooks.send(Events.tracking(sale, task));
    if (!whole && task.ship == DocumentStatus.AUTHORISED) {
      books.webhooks.send(Events.shipment(sale, task, books.options.accountId()));
    }
  }

  private static DocumentStatus requested(ObjectNode body) {
    return Wire.text(body, "Status").equals(DocumentStatus.PARTIALLY_AUTHORISED.wire())
        ? DocumentStatus.PARTIALLY_AUTHORISED
        : Documents.requested(body);
  }

  /** Whatever was asked for: once every box is on its way, the shipment is authorised. */
  private static DocumentStatus reached(Task task, DocumentStatus wanted) {
    return task.boxesShipped().containsAll(task.boxes()) ? DocumentStatus.AUTHORISED : wanted;
  }

  private List<ShipLine> merged(Task task, List<ShipLine> given, boolean replace) {
    List<ShipLine> lines = new ArrayList<>(replace ? List.of() : task.shipped);
    for (ShipLine line : given) {
      int at =
          line.id().isEmpty() ? -1 : lines.stream().map(ShipLine::id).toList().indexOf(line.id());
      boolean known = task.shipped.stream().anyMatch(before -> before.id().equals(line.id()));
      ShipLine identified = known ? line : withId(line, books.newId());
      if (at < 0) {
        lines.add(identified);
      } else {
        lines.set(at, identified);
      }
    }
    return lines;
  }

  private static ShipLine withId(ShipLine line, String id) {
    return new ShipLine(
        id, line.date(), line.carrier(), line.boxes(), line.tracking(), line.shipped());
  }

  private static int find(List<ShipLine> lines, ShipLine wanted) {
    for (int at = 0; at < lines.size(); at++) {
      ShipLine line = lines.get(at);
      boolean same =
          wanted.id().isEmpty()
              ? Set.copyOf(line.boxes()).equals(Set.copyOf(wanted.boxes()))
              : line.id().equals(wanted.id());
      if (same) {
        return at;
      }
    }
    return -1;
  }

  private static List<ShipLine> read(Task task, List<ObjectNode> lines) {
    List<String> mistakes = new ArrayList<>();
    List<ShipLine> read = lines.stream().map(line -> read(task, line, mistakes)).toList();
    Documents.refuse(mistakes);
    return read;
  }

  private static ShipLine read(Task task, ObjectNode line, List<String> mistakes) {
    Optional<Instant> date = Wire.time(Wire.text(line, "ShipmentDate"));
    List<String> boxes =
        Arrays.stream(Wire.text(line, "Box").split(",", -1))
            .map(String::strip)
            .filter(box -> !box.isEmpty())
            .toList();
    String carrier = Wire.text(line, "Carrier");
    String tracking = Wire.text(line, "TrackingNumber");
    if (date.isEmpty()) {
      mistakes.add("'ShipmentDate' is required");
    }
    if (boxes.isEmpty()) {
      mistakes.add("'Box' is required");
    }
    if (carrier.length() > LONGEST || tracking.length() > LONGEST) {
      mistakes.add("'Carrier' and 'TrackingNumber' are limited to 256 characters");
    }
    boxes.stream()
        .filter(box -> !task.boxes().contains(box))
        .forEach(box -> mistakes.add("Box '" + box + "' was not found in Pack lines"));
    String id = Wire.text(line, "ID");
    return new ShipLine(
        id.isEmpty() ? "" : Wire.guid(id, "ID"),
        date.orElse(null),
        carrier,
        boxes,
        tracking,
        Wire.flag(line, "IsShipped"));
  }

  private static void requireEveryBox(Task task, List<ShipLine> lines) {
    Set<String> missing = new LinkedHashSet<>(task.boxes());
    lines.forEach(line -> missing.removeAll(line.boxes()));
    Documents.refuse(
        missing.stream().map(box -> "Box '" + box + "' is missing in Ship lines").toList());
  }

  private static void head(Sale sale, Task task, ObjectNode body) {
    if (body.hasNonNull("RequireBy")) {
      task.requireBy = Wire.text(body, "RequireBy");
    }
    if (body.hasNonNull("ShippingNotes")) {
      task.shippingNotes = Wire.text(body, "ShippingNotes");
    }
    JsonNode address = body.path("ShippingAddress");
    if (address.isObject()) {
      ObjectNode own = task.shippingAddress;
      ObjectNode before = own == null ? sale.header.withObjectProperty("ShippingAddress") : own;
      task.shippingAddress = Addresses.merged(before, address);
    }
  }

  private void tell(Sale sale, Task task, By by, String kind) {
    ObjectNode detail = Books.detail(task).put("shipStatus", task.ship.wire());
    ArrayNode lines = detail.putArray("lines");
    task.shipped.forEach(line ->
        lines
            .addObject()
            .put("boxes", String.join(",", line.boxes()))
            .put("carrier", line.carrier())
            .put("tracking", line.tracking())
            .put("shipped", line.shipped()));
    books.changed(sale, by, kind, detail);
  }

  /** A line that a channel left behind before anything was packed: a carrier and nothing else. */
  void placeholder(Sale sale, Task task, String carrier) {
    task.shipped.add(new ShipLine(books.newId(), null, carrier, List.of(), "", false));
    books.changed(sale, By.MERCHANT, "SHIP_PLACEHOLDER", Json.object().put("taskId", task.id));
  }
}
