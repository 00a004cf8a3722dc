package dev.lockstep.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ExitCode;

/** Lets a part run until the process is told to stop by SIGTERM or Ctrl-C. */
final class UntilStopped {
  private UntilStopped() {}

  /**
   * Does not return while the part runs. Told to stop, it stops the part and ends the process with
   * exit code 0: left to itself, a JVM ends with 143, and whoever watches it would take the stop
   * for a crash.
   *
   * @param stop ends the part gracefully; if it throws, the exit code is not 0
   */
  static int keep(Runnable stop) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    Thread end =
        new Thread(
            () -> {
              stop.run();
              if (running.get()) {
                Runtime.getRuntime().halt(ExitCode.OK);
              }
            },
            "lockstep-stop");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } finally {
      running.set(false);
    }
  }
}
