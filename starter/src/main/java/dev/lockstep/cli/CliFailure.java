package dev.lockstep.cli;

import picocli.CommandLine.ExitCode;

/** A command cannot go on. The message is for the person who typed it: why, and what to do next. */
final class CliFailure extends RuntimeException {
  private final int exitCode;

  private CliFailure(String message, int exitCode, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  private CliFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What was asked makes no sense here: exit code 2. */
  static CliFailure usage(String message) {
    return new CliFailure(message, ExitCode.USAGE);
  }

  /** What was asked could not be done: exit code 1. */
  static CliFailure failed(String message) {
    return new CliFailure(message, ExitCode.SOFTWARE);
  }

  /** What was asked could not be done: exit code 1. */
  static CliFailure failed(String message, Throwable cause) {
    return new CliFailure(message, ExitCode.SOFTWARE, cause);
  }

  int exitCode() {
    return exitCode;
  }
}
