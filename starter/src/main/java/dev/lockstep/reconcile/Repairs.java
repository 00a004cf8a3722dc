package dev.lockstep.reconcile;

import dev.lockstep.common.LinkId;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands that repair, safe to be read by a shell.
 *
 * @param config the configuration file, as typed
 * @param author who decides about parked orders
 * @param reason why, for the record
 */
public record Repairs(String config, LinkId link, String author, String reason) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** The command for one finding, word by word. */
  public List<String> words(OrderFinding finding) {
    String order = finding.order().value();
    List<String> words = new ArrayList<>(List.of("lockstep", "orders"));
    words.add(
        switch (finding.remedy()) {
          case START -> "start";
          case RECHECK -> "recheck";
          case RESOLVE -> "resolve";
          case REPLAY, RESET, REOPEN -> "replay";
          case LOOK -> "explain";
        });
    words.addAll(List.of("--config", config, "--link", link.value()));
    switch (finding.remedy()) {
      case RESOLVE -> words.add("--retry");
      case RESET -> words.add("--reset");
      case REOPEN -> words.add("--restart");
      case START, RECHECK, REPLAY, LOOK -> {}
    }
    switch (finding.remedy()) {
      case RESOLVE, REPLAY, RESET, REOPEN ->
          words.addAll(List.of("--author", author, "--reason", reason));
      case START, RECHECK, LOOK -> {}
    }
    // An id that begins with a dash is no option.
    words.addAll(order.startsWith("-") ? List.of("--", order) : List.of(order));
    return words;
  }

  /** The same, to be typed. */
  public String command(OrderFinding finding) {
    return words(finding).stream().map(Repairs::quoted).collect(Collectors.joining(" "));
  }

  /** Each command once; those findings left out that only a person can repair. */
  public List<String> commands(ReconciliationResult result) {
    Set<String> commands = new LinkedHashSet<>();
    result.findings().stream()
        .filter(finding -> finding.remedy() != Remedy.LOOK)
        .forEach(finding -> commands.add(command(finding)));
    return List.copyOf(commands);
  }

  /** A word as a shell takes it, whatever is in it. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
