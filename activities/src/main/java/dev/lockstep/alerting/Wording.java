package dev.lockstep.alerting;

import dev.lockstep.alerting.AlertText.Fact;
import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.OldestOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts messages into words: what waits, whose it is, and what to do about it. */
public final class Wording {
  private static final int MOST_PARTS = 15;
  private static final int LONGEST_FINDING = 600;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

  private final DateTimeFormatter times;
  private final WebUiLinks links;

  /**
   * @param zone of the times people read
   */
  public Wording(ZoneId zone, WebUiLinks links) {
    this.times = DateTimeFormatter.ofPattern("d MMM HH:mm z", Locale.ENGLISH).withZone(zone);
    this.links = links;
  }

  AlertText text(AlertMessage message) {
    List<AlertNotice> notices = message.notices();
    List<Part> parts =
        notices.stream()
            .limit(MOST_PARTS)
            .map(notice -> part(notice, message.at(), notices.size()))
            .toList();
    String title =
        notices.size() == 1
            ? parts.getFirst().headline()
            : "%d matters have changed".formatted(notices.size());
    return new AlertText(title, parts, notices.size() - parts.size());
  }

  private Part part(AlertNotice notice, Instant at, int together) {
    return new Part(
        notice.severity(),
        headline(notice),
        together == 1 ? facts(notice, at) : fewFacts(notice),
        command(notice),
        links.of(notice).filter(link -> expectsAction(notice)).orElse(null));
  }

  /** What happened, in one line without markup. */
  public static String headline(AlertNotice notice) {
    String what = notice.code() + " on " + notice.group().place();
    String owner = notice.code().owner().words();
    String waiting = orders(notice.count());
    return oneLine(
        switch (notice.kind()) {
          case NEW -> "%s for %s: %s".formatted(waiting, owner, what);
          case GROWN ->
              "%s for %s, %d of them new: %s".formatted(waiting, owner, notice.fresh(), what);
          case ESCALATED -> "Nobody acted in time. %s for %s: %s".formatted(waiting, owner, what);
          case REMINDER -> "Still so. %s for %s: %s".formatted(waiting, owner, what);
          case EASED -> "No longer late. %s for %s: %s".formatted(waiting, owner, what);
          case RESOLVED -> "Over: no order waits any more. %s".formatted(what);
          case TEST -> "This is a test of the alerts; nothing has happened.";
        });
  }

  private static String orders(int count) {
    return count == 1 ? "1 order waits" : count + " orders wait";
  }

  private List<Fact> facts(AlertNotice notice, Instant at) {
    List<Fact> facts = new ArrayList<>();
    OldestOrder oldest = notice.oldest();
    facts.add(new Fact("Severity", notice.severity().name().toLowerCase(Locale.ROOT)));
    if (!expectsAction(notice)) {
      facts.add(new Fact("Lasted", age(notice.opened(), at)));
      return facts;
    }
    Instant since = oldest == null ? notice.opened() : oldest.since();
    facts.add(
        new Fact(
            notice.count() == 1 ? "Since" : "Oldest since",
            "%s (%s)".formatted(times.format(since), age(since, at))));
    facts.add(
        new Fact(
            "Due",
            times.format(notice.due())
                + (notice.due().isBefore(at)
                    ? " (overdue for " + age(notice.due(), at) + ")"
                    : "")));
    facts.add(new Fact(notice.count() == 1 ? "Order" : "Orders", examples(notice)));
    if (oldest != null && oldest.finding() != null && !oldest.finding().isEmpty()) {
      facts.add(new Fact("Finding", shortened(oneLine(oldest.finding()))));
    }
    facts.add(new Fact("Next step", notice.code().nextStep()));
    if (!notice.toldBefore().isEmpty()) {
      facts.add(new Fact("Told before", String.join(", ", notice.toldBefore())));
    }
    return facts;
  }

  private static List<Fact> fewFacts(AlertNotice notice) {
    return expectsAction(notice)
        ? List.of(
            new Fact(notice.count() == 1 ? "Order" : "Orders", examples(notice)),
            new Fact("Next step", notice.code().nextStep()))
        : List.of();
  }

  private static String examples(AlertNotice notice) {
    String named = oneLine(String.join(", ", notice.examples()));
    int others = notice.count() - notice.examples().size();
    return others > 0 ? "%s and %d more".formatted(named, others) : named;
  }

  static @Nullable String command(AlertNotice notice) {
    OldestOrder oldest = notice.oldest();
    if (!expectsAction(notice)) {
      return null;
    }
    if (notice.code().healsByItself()) {
      return "./lockstep doctor";
    }
    return oldest == null
        ? "./lockstep exceptions list --code " + notice.code()
        : "./lockstep orders explain %s --link %s"
            .formatted(quoted(oneLine(oldest.number())), oldest.link());
  }

  static boolean expectsAction(AlertNotice notice) {
    return switch (notice.kind()) {
      case NEW, GROWN, ESCALATED, REMINDER, EASED, TEST -> true;
      case RESOLVED -> false;
    };
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_FINDING ? text : text.substring(0, LONGEST_FINDING) + "…";
  }

  private static String age(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    if (length.toDays() > 0) {
      return "%d d %d h".formatted(length.toDays(), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }
    return length.toMinutes() > 0 ? "%d min".formatted(length.toMinutes()) : "less than a minute";
  }
}
