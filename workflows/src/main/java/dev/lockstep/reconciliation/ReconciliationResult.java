package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.LinkId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of one reconciliation. Counts are complete, as far as {@code gaps} and {@code unknown}
 * do not say otherwise; lists are cut.
 *
 * @param from the first day, in {@code zone}
 * @param to the last day
 * @param ended null while it is at work
 * @param kinds every finding, counted
 * @param findings the first {@value #MOST_FINDINGS}
 * @param unknown the first {@value #MOST_UNKNOWN} sides that could not be asked
 * @param unknownSides how many there were
 */
public record ReconciliationResult(
    int version,
    LinkId link,
    ZoneId zone,
    LocalDate from,
    LocalDate to,
    Instant began,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant ended,
    List<DayCount> days,
    List<AgeCount> ages,
    List<KindCount> kinds,
    List<OrderFinding> findings,
    List<Unknown> unknown,
    int unknownSides,
    List<Gap> gaps) {
  public static final int VERSION = 1;
  public static final int MOST_FINDINGS = 1_000;
  public static final int MOST_UNKNOWN = 200;

  public ReconciliationResult {
    version = version == 0 ? VERSION : version;
    days = days == null ? List.of() : List.copyOf(days);
    ages = ages == null ? List.of() : List.copyOf(ages);
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
    findings = findings == null ? List.of() : List.copyOf(findings);
    unknown = unknown == null ? List.of() : List.copyOf(unknown);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
  }

  public int placed() {
    return days.stream().mapToInt(DayCount::placed).sum();
  }

  public int confirmed() {
    return days.stream().mapToInt(DayCount::confirmed).sum();
  }

  public int cancelled() {
    return days.stream().mapToInt(DayCount::cancelled).sum();
  }

  /** All findings, those that the list leaves out included. */
  public int allFindings() {
    return kinds.stream().mapToInt(KindCount::findings).sum();
  }

  /** With these findings only, counted anew. */
  public ReconciliationResult withFindings(List<OrderFinding> fewer) {
    Map<KindCount, Integer> counts = new LinkedHashMap<>();
    fewer.forEach(finding ->
        counts.merge(new KindCount(finding.kind(), finding.owner(), 0), 1, Integer::sum));
    return new ReconciliationResult(
        version,
        link,
        zone,
        from,
        to,
        began,
        ended,
        days,
        ages,
        counts.entrySet().stream()
            .map(entry ->
                new KindCount(entry.getKey().kind(), entry.getKey().owner(), entry.getValue()))
            .sorted(Comparator.comparing(KindCount::kind).thenComparing(KindCount::owner))
            .toList(),
        fewer,
        unknown,
        unknownSides,
        gaps);
  }

  /** The whole in one countable sentence. */
  public String sentence() {
    return "Orders of %s placed %s: %d placed, %d confirmed, %d cancelled, %d findings, %d sides unknown%s."
        .formatted(
            link,
            from.equals(to) ? "on " + from : "from %s to %s".formatted(from, to),
            placed(),
            confirmed(),
            cancelled(),
            allFindings(),
            unknownSides,
            gaps.isEmpty() ? "" : ", %d listings incomplete".formatted(gaps.size()));
  }
}
