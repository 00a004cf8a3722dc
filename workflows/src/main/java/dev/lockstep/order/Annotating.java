package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who sees to what is parked, what they note, and until when nobody wants to be told of it. */
final class Annotating {
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(90);

  private final OrderRecord order;

  Annotating(OrderRecord order) {
    this.order = order;
  }

  void validate(Assignment assignment) {
    FreeText.requireLogin("The author", assignment.author());
    if (assignment.assignee() != null) {
      FreeText.requireLogin("The assignee", assignment.assignee());
    }
    var unused = concerned(assignment.fulfilment());
  }

  void validate(Remark remark) {
    FreeText.requireLogin("The author", remark.author());
    FreeText.requireHarmless("A note", remark.text());
    var unused = concerned(remark.fulfilment());
  }

  void validate(Snooze snooze) {
    FreeText.requireLogin("The author", snooze.author());
    Instant until = snooze.until();
    if (until != null) {
      FreeText.requireHarmless("The reason of a snooze", snooze.reason());
      Instant now = order.now();
      if (!until.isAfter(now)) {
        throw new IllegalArgumentException(
            "A snooze ends in the future, not at " + until + "; it is " + now + ".");
      }
      if (until.isAfter(now.plus(LONGEST_SNOOZE))) {
        throw new IllegalArgumentException(
            "A snooze ends within " + LONGEST_SNOOZE.toDays() + " days, not at " + until + ".");
      }
    }
    var unused = concerned(snooze.fulfilment());
  }

  Annotated assign(Assignment assignment) {
    String assignee = assignment.assignee();
    List<ParkedCase> matters = concerned(assignment.fulfilment());
    boolean news =
        matters.stream().anyMatch(it -> !Objects.equals(it.parked().assignee(), assignee));
    String now = assignee == null ? "Nobody has it now." : "It is with " + assignee + " now.";
    if (news) {
      order.note(
          (assignee == null ? "Given back" : "Given to " + assignee)
              + " by "
              + assignment.author()
              + ".");
    }
    return change(matters, parked -> parked.assignedTo(assignee), now);
  }

  Annotated note(Remark remark) {
    String text = FreeText.onOneLine(remark.text());
    ParkedNote note = new ParkedNote(remark.author(), order.now(), text);
    order.note("Note by " + remark.author() + ": " + text);
    return change(concerned(remark.fulfilment()), parked -> parked.noted(note), "Noted.");
  }

  Annotated snooze(Snooze snooze) {
    List<ParkedCase> matters = concerned(snooze.fulfilment());
    Instant asked = snooze.until();
    if (asked == null) {
      if (matters.stream().anyMatch(it -> it.parked().snoozedUntil() != null)) {
        order.note("Snooze ended by " + snooze.author() + ".");
      }
      return change(matters, Parked::awake, "It is not snoozed any more.");
    }
    Instant until = asked.truncatedTo(ChronoUnit.SECONDS);
    String reason = FreeText.onOneLine(Objects.requireNonNullElse(snooze.reason(), ""));
    order.note("Snoozed until " + until + " by " + snooze.author() + ": " + reason);
    return change(
        matters, parked -> parked.snoozed(until, reason), "It is snoozed until " + until + ".");
  }

  private Annotated change(
      List<ParkedCase> matters, UnaryOperator<Parked> annotation, String message) {
    matters.forEach(matter -> matter.annotate(annotation));
    order.publish();
    return new Annotated(
        Annotated.VERSION, matters.stream().map(ParkedCase::code).distinct().toList(), message);
  }

  private List<ParkedCase> concerned(@Nullable FulfilmentRef fulfilment) {
    return order.parking().concerned(fulfilment);
  }
}
