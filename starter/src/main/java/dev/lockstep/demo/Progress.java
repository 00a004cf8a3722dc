package dev.lockstep.demo;

import dev.lockstep.order.OrderStage;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far the orders are, for the person who waits: one line that rewrites itself on a terminal, a
 * line now and then elsewhere.
 */
public final class Progress {
  private static final int WIDTH = 30;
  private static final int TICKS_PER_LINE = 25;

  private final PrintWriter err;
  private final boolean interactive;
  private final int orders;
  private final Map<String, OrderStage> stages = new ConcurrentHashMap<>();
  private final Map<String, Boolean> settled = new ConcurrentHashMap<>();
  private int ticks;
  private String last = "";

  public Progress(PrintWriter err, boolean interactive, int orders) {
    this.err = err;
    this.interactive = interactive;
    this.orders = orders;
  }

  void at(String order, OrderStage stage) {
    stages.put(order, stage);
  }

  /** The story of the order is over. */
  void settled(String order) {
    settled.put(order, true);
  }

  /** Prints where things stand; called several times a second. */
  synchronized void tick() {
    String line = line();
    boolean due = ticks++ % TICKS_PER_LINE == 0;
    if (interactive) {
      err.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
    } else if (due && !line.equals(last)) {
      err.println(line);
    }
    err.flush();
    last = line;
  }

  /** Leaves the line as it is and goes to the next. */
  synchronized void end() {
    String line = line();
    if (interactive) {
      err.println("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
    } else if (!line.equals(last)) {
      err.println(line);
    }
    err.flush();
  }

  String line() {
    int done = settled.size();
    int filled = orders == 0 ? WIDTH : WIDTH * done / orders;
    Map<OrderStage, Integer> byStage = new EnumMap<>(OrderStage.class);
    stages.values().forEach(stage -> byStage.merge(stage, 1, Integer::sum));
    String stagesInWords =
        byStage.entrySet().stream()
            .map(entry -> "%d %s".formatted(entry.getValue(), words(entry.getKey())))
            .collect(Collectors.joining(", "));
    return "[%s%s] %d of %d%s"
        .formatted(
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            done,
            orders,
            stagesInWords.isEmpty() ? "" : " · " + stagesInWords);
  }

  private static String words(OrderStage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
