package dev.lockstep.order.policy;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a warehouse holds what we ask for, field by field.
 *
 * <p>Names the fields that differ and never shows what stands in them. A field the warehouse does
 * not echo is not compared; letter case and blanks are not differences, since warehouses print in
 * capitals. Units the warehouse shows as cancelled are not held any more.
 *
 * @param fields differing fields of address and service
 * @param lines differing lines: another SKU, another quantity, missing, or never asked for
 */
public record Comparison(List<String> fields, List<String> lines) {
  public Comparison {
    fields = List.copyOf(fields);
    lines = List.copyOf(lines);
  }

  public static Comparison of(WarehouseOrderDraft draft, WarehouseOrder held) {
    List<PlannedLine> asked =
        draft.lines().stream()
            .map(line -> new PlannedLine(line.line(), line.sku(), line.quantity()))
            .toList();
    return new Comparison(fields(draft, held), lines(asked, held));
  }

  public boolean isEqual() {
    return fields.isEmpty() && lines.isEmpty();
  }

  /** Every difference, lines first. */
  public List<String> all() {
    List<String> all = new ArrayList<>(lines);
    all.addAll(fields);
    return List.copyOf(all);
  }

  private static List<String> fields(WarehouseOrderDraft draft, WarehouseOrder held) {
    List<String> differing = new ArrayList<>();
    Address there = held.address();
    if (there != null) {
      Address ours = draft.address();
      compare("address.name", ours.name(), there.name(), differing);
      compare("address.company", ours.company(), there.company(), differing);
      if (!there.lines().isEmpty()) {
        compare(
            "address.lines",
            String.join(" ", ours.lines()),
            String.join(" ", there.lines()),
            differing);
      }
      compare("address.city", ours.city(), there.city(), differing);
      compare("address.region", ours.region(), there.region(), differing);
      compare("address.postcode", ours.postcode(), there.postcode(), differing);
      compare("address.country", ours.country(), there.country(), differing);
      compare("address.phone", ours.phone(), there.phone(), differing);
      compare("address.email", ours.email(), there.email(), differing);
    }
    DeliveryService service = held.service();
    if (service != null) {
      compare("service.carrier", draft.service().carrier(), service.carrier(), differing);
      compare("service.service", draft.service().service(), service.service(), differing);
    }
    return differing;
  }

  /** Differing lines alone: what a warehouse holds beside what was planned to be sent there. */
  public static List<String> lines(List<PlannedLine> planned, WarehouseOrder held) {
    Map<LineId, WarehouseLine> there =
        held.lines().stream()
            .collect(
                Collectors.toMap(
                    WarehouseLine::line,
                    Function.identity(),
                    (first, second) -> first,
                    LinkedHashMap::new));
    List<String> differing = new ArrayList<>();
    for (PlannedLine line : planned) {
      WarehouseLine match = there.remove(line.line());
      if (match == null) {
        differing.add("line " + line.line() + " missing");
        continue;
      }
      if (!match.sku().equals(line.sku())) {
        differing.add("line " + line.line() + " sku");
      }
      if (!stillHeld(match).equals(line.quantity())) {
        differing.add("line " + line.line() + " quantity");
      }
    }
    there.values().stream()
        .filter(line -> !stillHeld(line).isZero())
        .forEach(line -> differing.add("line " + line.line() + " never asked for"));
    return differing;
  }

  private static Quantity stillHeld(WarehouseLine line) {
    return line.ordered().minus(line.cancelled());
  }

  private static void compare(
      String field, @Nullable String ours, @Nullable String there, List<String> differing) {
    if (there != null && !plain(ours).equals(plain(there))) {
      differing.add(field);
    }
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }
}
