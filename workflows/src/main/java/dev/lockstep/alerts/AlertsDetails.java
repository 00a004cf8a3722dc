package dev.lockstep.alerts;

import java.util.stream.Collectors;

/** Where the alerts stand, as the Web UI shows it. */
final class AlertsDetails {
  private AlertsDetails() {}

  static String markdown(AlertsStatus status) {
    StringBuilder page = new StringBuilder();
    page.append("#### ").append(status.parked()).append(" parked at the last look");
    if (status.lookedAt() != null) {
      page.append(", ").append(status.lookedAt());
    }
    page.append("\n\n");
    if (!status.memory().groups().isEmpty()) {
      page.append("| code | where | orders | since | told | next |\n|---|---|---|---|---|---|\n");
      status.memory().groups().forEach(group -> row(page, group));
      page.append('\n');
    }
    status
        .memory()
        .outbox()
        .forEach(message -> page.append("- on its way to ").append(message.channel()).append('\n'));
    return page.toString();
  }

  private static void row(StringBuilder page, AlertGroup group) {
    AlertGroup.NextStep next = group.next();
    page.append("| ").append(group.key().code());
    page.append(" | ").append(group.key().place());
    page.append(" | ").append(group.missingSince() == null ? group.count() : 0);
    page.append(" | ").append(group.opened());
    page.append(" | ").append(told(group));
    page.append(" | ");
    page.append(next == null ? "–" : String.join(", ", next.channels()) + " at " + next.at());
    page.append(" |\n");
  }

  private static String told(AlertGroup group) {
    String told =
        group.told().stream()
            .filter(it -> it.heard() != null)
            .map(Told::channel)
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "–" : told;
  }
}
