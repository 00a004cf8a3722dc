package dev.lockstep.platform.cin7core;

import dev.lockstep.order.model.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ship lines of a packed task, so that its boxes show their parcels.
 *
 * <p>A write lists all lines, since the platform takes none away that it is not told of. Lines that
 * are there keep their id and whatever is not ours; a placeholder that a channel left without a box
 * of this pack takes the next one.
 *
 * @param parcels by the label of the box they are in
 */
record ShipmentPlan(
    Task task, Map<String, List<Parcel>> parcels, Map<String, String> carriers, String day) {

  /** Empty where the boxes show their parcels already. */
  Optional<Step> step() {
    List<ShipLine> before = everyBox();
    List<ShipLine> after = before.stream().map(this::shown).toList();
    boolean shows = task.ship() != DocumentStatus.OPEN && after.equals(task.shipLines());
    return shows ? Optional.empty() : Optional.of(Step.ship(task, after, day));
  }

  /** The lines that are there, and one for each box that none of them has. */
  private List<ShipLine> everyBox() {
    Set<String> without = new LinkedHashSet<>(task.boxes());
    task.shipLines().forEach(line -> without.removeAll(line.boxes()));
    List<String> left = new ArrayList<>(without);
    List<ShipLine> lines = new ArrayList<>();
    for (ShipLine line : task.shipLines()) {
      if (line.boxes().stream().anyMatch(task.boxes()::contains)) {
        lines.add(line);
      } else if (!left.isEmpty()) {
        lines.add(line.with(List.of(left.removeFirst())));
      } else if (task.ship() != DocumentStatus.OPEN) {
        lines.add(line);
      }
    }
    left.forEach(box -> lines.add(ShipLine.of(box)));
    return lines;
  }

  private ShipLine shown(ShipLine line) {
    List<Parcel> inside =
        line.boxes().stream()
            .flatMap(box -> parcels.getOrDefault(box, List.of()).stream())
            .toList();
    if (inside.isEmpty()) {
      return line;
    }
    List<String> wanted = Carton.trackings(inside);
    boolean known = line.trackings().containsAll(wanted);
    return new ShipLine(
        line.id(),
        line.boxes(),
        wanted.isEmpty() ? line.carrier() : carrier(inside, line.carrier()),
        known ? line.tracking() : String.join(",", wanted),
        true,
        line.date());
  }

  private @Nullable String carrier(List<Parcel> inside, @Nullable String written) {
    return inside.stream()
        .map(Parcel::carrier)
        .filter(Objects::nonNull)
        .findFirst()
        .map(code -> carriers.getOrDefault(code, code))
        .filter(carrier -> !carrier.equalsIgnoreCase(written))
        .orElse(written);
  }
}
