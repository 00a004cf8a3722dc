package dev.lockstep.worker.config;

import java.util.ArrayList;
import java.util.List;

/** Collects mistakes while the file is read, so that all of them can be told together. */
final class Report {
  private final List<ConfigProblem> problems = new ArrayList<>();

  void add(int line, String message) {
    problems.add(new ConfigProblem(line, message));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }
}
