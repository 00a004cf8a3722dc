package dev.lockstep.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Orders as somebody named them: on the command line, or with {@code -} on standard input. */
final class OrderArguments {
  private static final String STANDARD_INPUT = "-";

  private OrderArguments() {}

  /**
   * Each order once, in the order of naming.
   *
   * @param input one id or number a line; blank lines are passed over
   */
  static List<String> of(List<String> arguments, Reader input) {
    Set<String> orders = new LinkedHashSet<>();
    for (String argument : arguments) {
      if (argument.equals(STANDARD_INPUT)) {
        orders.addAll(lines(input));
      } else {
        orders.add(argument);
      }
    }
    if (orders.isEmpty()) {
      throw CliFailure.usage(
          "No order was given. Name one, or write one a line to standard input.");
    }
    return List.copyOf(orders);
  }

  private static List<String> lines(Reader input) {
    List<String> lines = new ArrayList<>();
    try {
      BufferedReader reader = new BufferedReader(input);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input cannot be read.", e);
    }
    return lines;
  }
}
