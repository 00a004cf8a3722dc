package dev.lockstep.order;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of one fulfilment, and what of them was agreed not to ship. */
final class AgreedLines {
  private final List<PlannedLine> planned;
  private final Map<LineId, Quantity> withdrawn = new LinkedHashMap<>();

  AgreedLines(List<PlannedLine> planned) {
    this.planned = planned;
  }

  void withdraw(List<LineQuantity> lines) {
    lines.forEach(line ->
        withdrawn.merge(line.line(), line.quantity(), (a, b) -> a.compareTo(b) > 0 ? a : b));
  }

  List<LineQuantity> all() {
    return planned.stream().map(l -> new LineQuantity(l.line(), l.quantity())).toList();
  }

  /** Those of {@code lines} that belong to this fulfilment, wholly or in part. */
  List<LineQuantity> among(List<LineQuantity> lines) {
    Set<LineId> own = new HashSet<>();
    planned.forEach(line -> own.add(line.line()));
    return lines.stream().filter(line -> own.contains(line.line())).toList();
  }

  /** Where each line stands: the warehouse's newest word, and what was withdrawn since. */
  List<LineProgress> progress(List<LineProgress> newestWord) {
    Map<LineId, LineProgress> said = new LinkedHashMap<>();
    newestWord.forEach(line -> said.put(line.line(), line));
    List<LineProgress> all = new ArrayList<>();
    for (PlannedLine line : planned) {
      LineProgress known =
          said.getOrDefault(
              line.line(),
              new LineProgress(
                  line.line(), line.quantity(), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO));
      Quantity agreed = withdrawn.getOrDefault(line.line(), Quantity.ZERO);
      all.add(
          known.cancelled().compareTo(agreed) >= 0
              ? known
              : new LineProgress(
                  known.line(), known.ordered(), known.dispatched(), agreed, known.shorted()));
    }
    return all;
  }
}
