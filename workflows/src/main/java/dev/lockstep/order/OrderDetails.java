package dev.lockstep.order;

import java.util.List;

/**
 * The order on one screen of the Web UI, in Markdown: what an operator needs without opening code.
 */
final class OrderDetails {
  private OrderDetails() {}

  static String markdown(OrderStatus status) {
    StringBuilder page = new StringBuilder();
    page.append("### ").append(words(status.stage())).append("\n\n");
    page.append("Order **")
        .append(status.orderNumber() != null ? status.orderNumber() : status.order())
        .append("** of link **")
        .append(status.link())
        .append("**");
    if (status.sourceVersion() > 0) {
      page.append(", read at version ").append(status.sourceVersion());
    }
    page.append(".\n\n");
    if (status.parked().isEmpty() && status.waitsFor() != null) {
      page.append("**Waits for** ").append(status.waitsFor());
      if (status.until() != null) {
        page.append(", until ").append(status.until());
      }
      page.append(".\n\n");
    }
    status.parked().forEach(parked -> parked(page, parked, status));
    fulfilments(page, status.fulfilments());
    CancellationDecision cancellation = status.cancellation();
    if (cancellation != null) {
      page.append("**Cancellation:** ").append(cancellation.message()).append("\n\n");
    }
    if (!status.log().isEmpty()) {
      page.append("#### So far\n");
      status.log().forEach(line -> page.append("- ").append(line).append('\n'));
    }
    return page.toString();
  }

  private static void parked(StringBuilder page, Parked parked, OrderStatus status) {
    page.append("**").append(parked.code()).append("** since ").append(parked.since());
    page.append(", owner: **").append(parked.code().owner().words()).append("**, due ");
    page.append(parked.due()).append(".\n\n");
    parked
        .findings()
        .forEach(finding -> {
          page.append("- ").append(finding.code()).append(": ").append(finding.message());
          if (finding.line() != null) {
            page.append(" (line ").append(finding.line()).append(')');
          }
          page.append('\n');
        });
    page.append("\n**Next step:** ").append(parked.code().nextStep()).append("\n\n");
    page.append("`./lockstep orders resolve ")
        .append(status.order())
        .append(" --link ")
        .append(status.link())
        .append(" --retry --author you --reason why`\n\n");
  }

  private static void fulfilments(StringBuilder page, List<FulfilmentStatus> fulfilments) {
    if (fulfilments.isEmpty()) {
      return;
    }
    page.append("| fulfilment | warehouse | facility | stage | warehouse says | units |\n");
    page.append("|---|---|---|---|---|---|\n");
    for (FulfilmentStatus fulfilment : fulfilments) {
      int ordered = fulfilment.lines().stream().mapToInt(l -> l.ordered().units()).sum();
      int dispatched = fulfilment.lines().stream().mapToInt(l -> l.dispatched().units()).sum();
      page.append("| ").append(fulfilment.ref());
      page.append(" | ").append(fulfilment.warehouse());
      page.append(" | ").append(fulfilment.facility());
      page.append(" | ").append(words(fulfilment.stage()));
      page.append(" | ").append(orDash(fulfilment.warehouseId()));
      page.append(' ').append(orDash(fulfilment.warehouseStatus()));
      page.append(" | ")
          .append(dispatched)
          .append(" of ")
          .append(ordered)
          .append(" dispatched |\n");
    }
    page.append('\n');
  }

  private static String orDash(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "–" : text;
  }

  private static String words(OrderStage stage) {
    return stage.name().replace('_', ' ');
  }
}
