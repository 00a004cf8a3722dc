package dev.lockstep.cli;

import static java.util.stream.Collectors.joining;

import dev.lockstep.cli.replay.PlannedOrder;
import dev.lockstep.replay.ReplayStatus;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.ReplayedOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Replays as people read them. */
final class ReplayScreen {
  private ReplayScreen() {}

  static String plans(List<PlannedOrder> plans) {
    Table table = new Table(List.of("ORDER", "LINK", "STEP", "WHY"));
    plans.forEach(plan ->
        table.add(
            List.of(plan.order().value(), plan.link().value(), plan.step().name(), plan.why())));
    return table.text();
  }

  /** The plans in one countable sentence. */
  static String counted(List<PlannedOrder> plans) {
    Map<ReplayStep, Integer> counts = new EnumMap<>(ReplayStep.class);
    plans.forEach(plan -> counts.merge(plan.step(), 1, Integer::sum));
    return "%d orders: %s."
        .formatted(
            plans.size(),
            counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                .collect(joining(", ")));
  }

  private static String words(ReplayStep step) {
    return switch (step) {
      case RETRY -> "to retry";
      case TRY_NOW -> "to try now";
      case READ_AGAIN -> "to read again";
      case RESET -> "to reset";
      case START_AGAIN -> "to start again";
      case START -> "to start";
      case ASK -> "for a person to look at first";
      case NOTHING -> "left alone";
    };
  }

  static String words(ReplayedOrder result) {
    return switch (result.outcome()) {
      case DONE -> result.step() + " done";
      case NOT_NEEDED -> "nothing had to be done";
      case CHANGED -> "left alone, since it changed meanwhile";
      case REFUSED -> result.step() + " refused";
    };
  }

  static String status(ReplayStatus status, Times times) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s  %s".formatted(status.id(), state(status), status.sentence()));
    lines.add(
        "  by %s: %s; %d a minute%s"
            .formatted(
                status.author(),
                status.reason(),
                status.perMinute(),
                status.started() == null ? "" : "; started " + times.at(status.started())));
    return String.join(System.lineSeparator(), lines);
  }

  static String state(ReplayStatus status) {
    String by = status.by() == null ? "" : " by " + status.by();
    return switch (status.state()) {
      case STARTING -> "starting";
      case AWAITING_APPROVAL -> "waits for a second person";
      case RUNNING -> status.by() == null ? "running" : "running, approved" + by;
      case PAUSED -> "paused" + by;
      case STOPPED -> "stopped" + by;
      case DONE -> "done";
    };
  }

  static String results(List<ReplayedOrder> results) {
    Table table = new Table(List.of("ORDER", "LINK", "STEP", "OUTCOME", "MESSAGE"));
    results.forEach(result ->
        table.add(
            List.of(
                result.order().value(),
                result.link().value(),
                result.step().name(),
                result.outcome().name(),
                result.message())));
    return table.text();
  }
}
