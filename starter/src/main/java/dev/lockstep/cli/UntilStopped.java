package dev.lockstep.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;

/** Lets a part run until the process is told to stop by SIGTERM or Ctrl-C. */
final class UntilStopped {
  /** A part that has not started by then has nothing in hand: it waits for somebody else. */
  private static final long STARTING_SECONDS = 10;

  private UntilStopped() {}

  /**
   * Starts a part, and does not return while it runs. Told to stop, also while it starts, it stops
   * the part and ends the process with exit code 0: left to itself, a JVM ends with 143, and
   * whoever watches it would take the stop for a crash.
   *
   * @param start starts the part, and says how to end it gracefully; if that throws, the exit code
   *     is not 0
   */
  static int run(Supplier<Runnable> start) throws InterruptedException {
    CompletableFuture<Runnable> started = new CompletableFuture<>();
    Thread end = new Thread(() -> end(started), "lockstep-stop");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      Runnable stop = start.get();
      started.complete(stop);
      await(stop);
      return ExitCode.OK;
    } finally {
      started.completeExceptionally(new IllegalStateException("It did not start."));
      forget(end);
    }
  }

  private static void await(Runnable stop) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } finally {
      stop.run();
    }
  }

  private static void end(CompletableFuture<Runnable> started) {
    try {
      started.get(STARTING_SECONDS, TimeUnit.SECONDS).run();
    } catch (ExecutionException | TimeoutException nothingStarted) {
      // Nothing has to be ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private static void forget(Thread end) {
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException stopping) {
      // The process ends, and the hook sees to it.
    }
  }
}
