package dev.lockstep.worker.config;

/**
 * One mistake in the configuration.
 *
 * @param line where it is, from 1; 0 where no line can be named
 * @param message the key's path, what is wrong, and what to do: never a secret
 */
public record ConfigProblem(int line, String message) {

  @Override
  public String toString() {
    return line == 0 ? message : "line " + line + ": " + message;
  }
}
