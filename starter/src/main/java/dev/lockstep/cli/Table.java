package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their longest entry, two spaces between them, no lines, no colour. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  /** One string per row, the headings first. */
  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  String text() {
    return String.join(System.lineSeparator(), lines());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String entry = row.get(i);
      line.append(entry).repeat(' ', widths[i] - length(entry) + 2);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String entry) {
    return entry.codePointCount(0, entry.length());
  }
}
