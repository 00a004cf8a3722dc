package dev.lockstep.cli;

import dev.lockstep.cli.explain.Explanation;
import dev.lockstep.cli.explain.PendingStep;
import dev.lockstep.cli.explain.Reading;
import dev.lockstep.cli.explain.Step;
import dev.lockstep.cli.explain.Stop;
import dev.lockstep.cli.explain.WireCalls;
import dev.lockstep.order.Parked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An explanation as a screen: the situation, the systems side by side, what was tried, what to do.
 */
final class ExplainScreen {
  /** More steps than these have no room on one screen. */
  private static final int MOST_STEPS = 10;

  private final Times times;

  ExplainScreen(Times times) {
    this.times = times;
  }

  String render(Explanation order) {
    List<String> screen = new ArrayList<>();
    situation(order, screen);
    order.parked().forEach(parked -> parked(parked, screen));
    if (order.cancellation() != null) {
      section("Cancellation: " + order.cancellation().message(), screen);
    }
    systems(order.readings(), screen);
    steps(order, screen);
    calls(order.wire(), screen);
    advice(order, screen);
    return String.join(System.lineSeparator(), screen);
  }

  private void situation(Explanation order, List<String> screen) {
    Stop stop = order.stop();
    String end = stop == null ? "" : stop.how().words() + " while ";
    screen.add("Order %s · %s%s".formatted(order.number(), end, words(order.stage())));
    screen.add("  id         " + order.order());
    screen.add("  link       " + order.link());
    screen.add(
        "  started    %s (%s ago)"
            .formatted(times.at(order.started()), times.age(order.started())));
    if (order.closed() != null) {
      screen.add(
          "  ended      "
              + times.at(order.closed())
              + (stop == null ? "" : ", " + stop.sentence()));
      if (stop != null) {
        screen.add("  owner      " + order.advice().owner());
      }
      return;
    }
    if (order.waitsFor() != null) {
      screen.add("  waits for  " + order.waitsFor());
    }
    if (order.until() != null && order.parked().isEmpty()) {
      screen.add("  until      " + times.due(order.until()));
    }
    screen.add("  owner      " + order.advice().owner());
    order.notes().forEach(note -> screen.add("  note       " + note));
  }

  private void parked(Parked parked, List<String> screen) {
    section(
        "Parked: %s since %s, due %s"
            .formatted(parked.code(), times.at(parked.since()), times.due(parked.due())),
        screen);
    if (parked.fulfilment() != null) {
      screen.add("  fulfilment " + parked.fulfilment());
    }
    screen.addAll(StatusScreen.people(parked, times, "  "));
    parked.findings().forEach(finding -> screen.add("  - " + StatusScreen.sentence(finding)));
  }

  private void systems(List<Reading> readings, List<String> screen) {
    if (readings.isEmpty()) {
      return;
    }
    section("The systems now", screen);
    List<String> headings = new ArrayList<>(List.of(""));
    readings.forEach(reading -> headings.add(reading.connection()));
    Table table = new Table(headings);
    table.add(row("role", readings, reading -> words(reading.role().name())));
    table.add(row("asked for", readings, Reading::about));
    table.add(row("read at", readings, reading -> times.at(reading.readAt())));
    Set<String> facts = new LinkedHashSet<>();
    readings.forEach(reading -> facts.addAll(reading.facts().keySet()));
    facts.forEach(
        fact -> table.add(row(fact, readings, reading -> reading.facts().getOrDefault(fact, "–"))));
    table.lines().forEach(line -> screen.add("  " + line));
    readings.stream()
        .filter(reading -> reading.trouble() != null)
        .forEach(
            reading -> screen.add("  %s: %s".formatted(reading.connection(), reading.trouble())));
  }

  private interface Fact {
    String of(Reading reading);
  }

  private static List<String> row(String heading, List<Reading> readings, Fact fact) {
    List<String> row = new ArrayList<>(List.of(heading));
    readings.forEach(reading -> row.add(fact.of(reading)));
    return row;
  }

  private void steps(Explanation order, List<String> screen) {
    List<Step> steps = order.steps();
    if (!steps.isEmpty()) {
      int left = Math.max(0, steps.size() - MOST_STEPS);
      section(
          "Steps" + (left == 0 ? "" : " (the last %d of %d)".formatted(MOST_STEPS, steps.size())),
          screen);
      steps.subList(left, steps.size()).forEach(step -> screen.add("  " + line(step)));
    }
    if (!order.pending().isEmpty()) {
      section("Under way", screen);
      order.pending().forEach(step -> line(step, screen));
    }
  }

  private String line(Step step) {
    String attempts = step.attempts() == 1 ? "" : " after %d attempts".formatted(step.attempts());
    String failure = step.lastFailure() == null ? "" : "; last failure: " + step.lastFailure();
    return "%s  %s: %s%s%s"
        .formatted(
            times.at(step.began()), step.what(), words(step.outcome().name()), attempts, failure);
  }

  private void line(PendingStep step, List<String> screen) {
    String next = step.nextAttempt() == null ? "" : ", next " + times.due(step.nextAttempt());
    screen.add(
        "  %s: attempt %d %s%s"
            .formatted(step.what(), step.attempt(), words(step.state().name()), next));
    if (step.lastFailure() != null) {
      screen.add("    last failure: " + step.lastFailure());
    }
    if (step.givenUp() != null) {
      screen.add(
          "    given up %s; then the order is parked, unless a connection of it is paused"
              .formatted(times.due(step.givenUp())));
    }
  }

  private void calls(WireCalls wire, List<String> screen) {
    if (wire.calls().isEmpty()) {
      section(
          "Calls: " + (wire.remark() == null ? "none in the wire log." : wire.remark()), screen);
      return;
    }
    section("Calls (the last %d, newest first)".formatted(wire.calls().size()), screen);
    wire.calls().forEach(call -> line(call, screen));
    if (wire.remark() != null) {
      screen.add("  " + wire.remark());
    }
  }

  private void line(WireCalls.Call call, List<String> screen) {
    String answer = call.status() == null ? "no answer" : call.status().toString();
    String failure = call.failure() == null ? "" : ", " + call.failure();
    String attempt = call.attempt() == null ? "" : ", attempt " + call.attempt();
    String activity = call.activity() == null ? "" : ", " + call.activity() + attempt;
    screen.add(
        "  %s  %s %s: %s%s, %d ms%s"
            .formatted(
                times.at(call.at()),
                call.connection(),
                call.what(),
                answer,
                failure,
                call.milliseconds(),
                activity));
    if (call.answer() != null) {
      screen.add("    " + call.answer());
    }
    screen.add("    correlation " + call.correlation());
  }

  private void advice(Explanation order, List<String> screen) {
    section("If nobody acts: " + order.advice().ifNobodyActs(), screen);
    screen.add("Next step:      " + order.advice().nextStep());
    order.advice().commands().forEach(command -> screen.add("  " + command));
    if (order.webUi() != null) {
      screen.add("Web UI:         " + order.webUi());
    }
  }

  private static void section(String heading, List<String> screen) {
    screen.add("");
    screen.add(heading);
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
