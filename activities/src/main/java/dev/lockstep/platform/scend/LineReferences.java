package dev.lockstep.platform.scend;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.DraftLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our order lines within one {@code LineReference} of Scend.
 *
 * <p>Usually one line, by its id. Where lines of one SKU were merged, all of them with their units,
 * {@code line-1*2+line-2*1}, so that what Scend says about the merged line can be told apart again
 * without remembering anything.
 */
final class LineReferences {
  private static final Pattern MERGED = Pattern.compile("[^+*]+\\*\\d{1,6}(\\+[^+*]+\\*\\d{1,6})+");

  private LineReferences() {}

  private record Share(LineId line, Quantity units) {}

  /** The reference under which {@code lines}, all of one SKU, are sent as one. */
  static String of(List<DraftLine> lines) {
    return lines.size() == 1
        ? lines.getFirst().line().value()
        : lines.stream()
            .map(line -> line.line() + "*" + line.quantity())
            .collect(Collectors.joining("+"));
  }

  /** Our lines behind a reference, in the order in which they were merged. */
  static List<LineId> linesOf(String reference) {
    return sharesOf(reference).stream().map(Share::line).toList();
  }

  /**
   * Gives {@code units} to the lines behind {@code reference}: first come, first filled, as far as
   * {@code taken} leaves room. What is too much goes to the last line, so that nothing Scend says
   * gets lost.
   *
   * @return every line behind the reference, those that got none included
   */
  static Map<LineId, Quantity> spread(
      String reference, Quantity units, Map<LineId, Quantity> taken) {
    List<Share> shares = sharesOf(reference);
    Map<LineId, Quantity> spread = new LinkedHashMap<>();
    Quantity left = units;
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      boolean isLast = i == shares.size() - 1;
      Quantity room = share.units().minus(taken.getOrDefault(share.line(), Quantity.ZERO));
      Quantity given = isLast ? left : left.atMost(room);
      spread.put(share.line(), given);
      left = left.minus(given);
    }
    return spread;
  }

  private static List<Share> sharesOf(String reference) {
    if (!MERGED.matcher(reference).matches()) {
      return List.of(new Share(new LineId(reference), Quantity.ZERO));
    }
    List<Share> shares = new ArrayList<>();
    for (String part : reference.split("\\+", -1)) {
      int star = part.indexOf('*');
      shares.add(
          new Share(
              new LineId(part.substring(0, star)),
              Quantity.of(Integer.parseInt(part.substring(star + 1)))));
    }
    return shares;
  }
}
