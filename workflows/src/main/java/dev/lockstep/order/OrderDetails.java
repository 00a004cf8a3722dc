package dev.lockstep.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order on one screen of the Web UI, in Markdown: what an operator needs without opening code.
 * The Web UI gives it half the width of a page, so there are lists and no tables.
 */
final class OrderDetails {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** An underscore within a word means nothing in Markdown; codes are full of them. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]<>#|~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  private OrderDetails() {}

  static String markdown(OrderStatus status) {
    StringBuilder page = new StringBuilder();
    String stage = words(status.stage());
    page.append("### ").append(stage.substring(0, 1).toUpperCase(Locale.ROOT));
    page.append(stage.substring(1)).append("\n\n");
    page.append("Order **").append(text(number(status)));
    page.append("** of link **").append(text(status.link().value())).append("**");
    if (status.sourceVersion() > 0) {
      page.append(", read at version ").append(status.sourceVersion());
    }
    page.append(".\n\n");
    if (status.parked().isEmpty() && status.waitsFor() != null) {
      page.append("**Waits for** ").append(text(status.waitsFor()));
      if (status.until() != null) {
        page.append(", until ").append(time(status.until()));
      }
      page.append(".\n\n");
    }
    status.parked().forEach(parked -> parked(page, parked, status));
    fulfilments(page, status.fulfilments());
    CancellationDecision cancellation = status.cancellation();
    if (cancellation != null) {
      page.append("**Cancellation:** ").append(text(cancellation.message())).append("\n\n");
    }
    if (!status.log().isEmpty()) {
      page.append("#### So far\n\n");
      status.log().forEach(line -> page.append("- ").append(text(line)).append('\n'));
    }
    return page.toString();
  }

  private static void parked(StringBuilder page, Parked parked, OrderStatus status) {
    page.append("**").append(parked.code()).append("** since ").append(time(parked.since()));
    page.append(", owner: **").append(parked.code().owner().words()).append("**, due ");
    page.append(time(parked.due())).append(". ");
    String assignee = parked.assignee();
    page.append(assignee == null ? "Nobody has it yet." : "**" + text(assignee) + "** has it.");
    page.append("\n\n");
    if (parked.snoozedUntil() != null) {
      page.append("**Snoozed** until ").append(time(parked.snoozedUntil())).append(": ");
      page.append(text(parked.snoozeReason())).append("\n\n");
    }
    for (Finding finding : parked.findings()) {
      page.append("- ");
      if (finding.code() != parked.code()) {
        page.append(finding.code()).append(": ");
      }
      page.append(text(finding.message()));
      if (finding.line() != null) {
        page.append(" (line ").append(text(finding.line().value())).append(')');
      }
      page.append('\n');
    }
    page.append("\n**Next step:** ").append(parked.code().nextStep()).append("\n\n");
    command(
        page,
        "orders resolve",
        parked.optionsAmong(status.parked()),
        "--retry --author you --reason why",
        status);
    if (assignee == null) {
      boolean several = status.parked().size() > 1 && parked.fulfilment() != null;
      command(
          page,
          "exceptions assign",
          several ? " --fulfilment " + parked.fulfilment() : "",
          "--to you --author you",
          status);
    }
    if (!parked.notes().isEmpty()) {
      page.append("**Notes**\n\n");
      for (ParkedNote note : parked.notes()) {
        page.append("- ").append(text(note.author())).append(", ").append(time(note.at()));
        page.append(": ").append(text(note.text())).append('\n');
      }
      page.append('\n');
    }
  }

  private static void command(
      StringBuilder page, String command, String which, String options, OrderStatus status) {
    page.append("`./lockstep ").append(command).append(' ').append(status.order());
    page.append(" --link ").append(status.link()).append(which);
    page.append(' ').append(options).append("`\n\n");
  }

  private static void fulfilments(StringBuilder page, List<FulfilmentStatus> fulfilments) {
    if (fulfilments.isEmpty()) {
      return;
    }
    page.append("**In the warehouse**\n\n");
    for (FulfilmentStatus fulfilment : fulfilments) {
      int ordered = fulfilment.lines().stream().mapToInt(l -> l.ordered().units()).sum();
      int dispatched = fulfilment.lines().stream().mapToInt(l -> l.dispatched().units()).sum();
      page.append("- **").append(text(fulfilment.warehouse().value())).append("**, facility ");
      page.append(text(fulfilment.facility().value())).append(": ");
      page.append(words(fulfilment.stage())).append(", ").append(dispatched);
      page.append(" of ").append(ordered).append(" dispatched; ");
      if (fulfilment.warehouseId() == null) {
        page.append("not there yet");
      } else {
        page.append("there ").append(text(fulfilment.warehouseId()));
        if (fulfilment.warehouseStatus() != null) {
          page.append(" is ").append(text(fulfilment.warehouseStatus()));
        }
      }
      page.append('\n');
    }
    page.append('\n');
  }

  private static String number(OrderStatus status) {
    return status.orderNumber() != null ? status.orderNumber() : status.order().value();
  }

  /** As it is, whatever it means in Markdown. */
  private static String text(@Nullable String words) {
    return words == null ? "–" : MARKUP.matcher(words).replaceAll("\\\\$0");
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private static String words(OrderStage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
