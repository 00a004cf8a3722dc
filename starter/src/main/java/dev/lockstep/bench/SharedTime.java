package dev.lockstep.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * Processor time of those whom all that is measured share.
 *
 * @param server of the Temporal server; zero where it is not a process of its own
 * @param around of this process: stand-ins, receiver, and who places and awaits
 */
record SharedTime(Duration server, Duration around) {
  /** Since each of them started. */
  static SharedTime now() {
    return new SharedTime(
        ChildJvm.temporal().flatMap(SharedTime::used).orElse(Duration.ZERO),
        used(ProcessHandle.current()).orElse(Duration.ZERO));
  }

  SharedTime since(SharedTime before) {
    return new SharedTime(server.minus(before.server), around.minus(before.around));
  }

  /** For one of so many, in milliseconds. */
  static double millis(Duration used, int count) {
    return (double) used.toMillis() / count;
  }

  private static Optional<Duration> used(ProcessHandle process) {
    return process.info().totalCpuDuration();
  }
}
