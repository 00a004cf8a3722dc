package dev.lockstep.worker.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with a configuration file, in the order of its lines. The message is
 * complete: a headline, then one line per mistake.
 */
public final class ConfigProblems extends RuntimeException {

  @SuppressWarnings("serial") // never serialised
  private final List<ConfigProblem> problems;

  private ConfigProblems(String message, List<ConfigProblem> problems) {
    super(message);
    this.problems = problems;
  }

  static ConfigProblems of(Path file, List<ConfigProblem> found) {
    List<ConfigProblem> problems =
        found.stream().distinct().sorted(Comparator.comparingInt(ConfigProblems::place)).toList();
    String count = problems.size() == 1 ? "a mistake" : problems.size() + " mistakes";
    String lines = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    return new ConfigProblems("The configuration has " + count + ": " + file + lines, problems);
  }

  /** By line; those without a line come last. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static int place(ConfigProblem problem) {
    return problem.line() == 0 ? Integer.MAX_VALUE : problem.line();
  }
}
