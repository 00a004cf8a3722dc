package dev.lockstep.cli;

import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Finding;
import dev.lockstep.order.FulfilmentStatus;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One order on one screen: where it stands, what it waits for, whose it is, and what to type. */
final class StatusScreen {
  private final Times times;

  StatusScreen(Instant now, ZoneId zone) {
    this.times = new Times(now, zone);
  }

  /**
   * Renders one order.
   *
   * @param options how the order is found again, such as {@code --config lockstep.yaml}
   */
  String render(OrderStatus status, String options) {
    List<String> screen = new ArrayList<>();
    String number = status.orderNumber() == null ? "without a number" : status.orderNumber();
    screen.add("Order %s · %s".formatted(number, words(status.stage())));
    screen.add("  id        %s".formatted(status.order()));
    screen.add("  link      %s".formatted(status.link()));
    screen.add("  version   %d".formatted(status.sourceVersion()));
    if (status.waitsFor() != null) {
      String until =
          status.until() == null
              ? ""
              : " until %s (%s)".formatted(times.at(status.until()), times.in(status.until()));
      screen.add("  waits for %s%s".formatted(status.waitsFor(), until));
    }
    status.parked().forEach(parked -> parked(parked, status, options, screen));
    if (status.cancellation() != null) {
      screen.add("");
      screen.add("Cancellation: %s".formatted(status.cancellation().message()));
    }
    status.fulfilments().forEach(fulfilment -> fulfilment(fulfilment, screen));
    if (!status.log().isEmpty()) {
      screen.add("");
      screen.add("So far");
      status.log().forEach(fact -> screen.add("  " + fact));
    }
    return String.join(System.lineSeparator(), screen);
  }

  private void parked(Parked parked, OrderStatus status, String options, List<String> screen) {
    screen.add("");
    screen.add(
        "Parked: %s, for %s since %s, due %s"
            .formatted(
                parked.code(),
                parked.code().owner().words(),
                times.at(parked.since()),
                times.at(parked.due())));
    if (parked.fulfilment() != null) {
      screen.add("  fulfilment %s".formatted(parked.fulfilment()));
    }
    screen.addAll(people(parked, times, "  "));
    parked.findings().forEach(finding -> screen.add("  - " + sentence(finding)));
    screen.add("  Next step: %s".formatted(parked.code().nextStep()));
    String kinds =
        parked.code().resolutions().stream()
            .sorted()
            .map(StatusScreen::option)
            .collect(Collectors.joining(" | "));
    screen.add(
        "  Then:      lockstep orders resolve%s %s%s --author YOU --reason WHY (%s)"
            .formatted(options, status.order(), parked.optionsAmong(status.parked()), kinds));
  }

  /** Who has it, and what they say about it. */
  static List<String> people(Parked parked, Times times, String indent) {
    List<String> lines = new ArrayList<>();
    if (parked.assignee() != null) {
      lines.add("%sassignee   %s".formatted(indent, parked.assignee()));
    }
    Instant until = parked.snoozedUntil();
    if (until != null && parked.snoozedAt(times.now())) {
      lines.add(
          "%ssnoozed    until %s: %s".formatted(indent, times.due(until), parked.snoozeReason()));
    }
    parked
        .notes()
        .forEach(note ->
            lines.add(
                "%snote       %s, %s: %s"
                    .formatted(indent, note.author(), times.at(note.at()), note.text())));
    return lines;
  }

  static String sentence(Finding finding) {
    return finding.line() == null
        ? "%s: %s".formatted(finding.code(), finding.message())
        : "%s, line %s: %s".formatted(finding.code(), finding.line(), finding.message());
  }

  static String option(ResolutionKind kind) {
    return switch (kind) {
      case RETRY -> "--retry";
      case AMEND -> "--amend FIELD[:LINE]=VALUE";
      case RELEASE_ANYWAY -> "--release-anyway";
      case CANCEL -> "--cancel";
    };
  }

  private static void fulfilment(FulfilmentStatus fulfilment, List<String> screen) {
    screen.add("");
    screen.add("Fulfilment %s · %s".formatted(fulfilment.ref(), words(fulfilment.stage())));
    String held =
        fulfilment.warehouseId() == null
            ? "not there yet"
            : "%s, %s".formatted(fulfilment.warehouseId(), fulfilment.warehouseStatus());
    screen.add(
        "  %s, facility %s: %s".formatted(fulfilment.warehouse(), fulfilment.facility(), held));
    fulfilment.lines().forEach(line -> screen.add("  " + line(line)));
  }

  private static String line(LineProgress line) {
    StringBuilder text =
        new StringBuilder(
            "%s: %s of %s dispatched".formatted(line.line(), line.dispatched(), line.ordered()));
    if (!line.cancelled().isZero()) {
      text.append(", ").append(line.cancelled()).append(" cancelled");
    }
    if (!line.shorted().isZero()) {
      text.append(", ").append(line.shorted()).append(" short");
    }
    return text.toString();
  }

  static String words(OrderStage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
