package dev.lockstep.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker as a process of its own: the same program, the same Java, another JVM. */
final class WorkerChild implements AutoCloseable {
  private static final String MAIN_CLASS = "dev.lockstep.cli.Lockstep";
  private static final long STOP_SECONDS = 10;
  private static final int MOST_UNEXPECTED_ENDS = 5;

  private final List<String> command;
  private final Path log;
  private final Thread stopWithJvm = new Thread(this::stop, "lockstep-rehearsal-stop");
  private @Nullable Process process;
  private boolean closed;
  private int unexpectedEnds;

  private WorkerChild(List<String> command, Path log) {
    this.command = command;
    this.log = log;
  }

  /**
   * Starts it; it takes work some seconds later.
   *
   * @param log receives what it prints, over all its lives
   */
  static WorkerChild start(Path config, Path log) {
    WorkerChild child = new WorkerChild(command(config), log);
    Runtime.getRuntime().addShutdownHook(child.stopWithJvm);
    child.launch();
    return child;
  }

  /** Kills it with SIGKILL, which it cannot notice, and starts another one after the pause. */
  void crash(Duration pause) throws InterruptedException {
    kill();
    Thread.sleep(pause);
    launch();
  }

  /**
   * Starts another one if it ended by itself, as a service manager would.
   *
   * @throws RehearsalFailure if that happens again and again
   */
  synchronized void revive() {
    Process running = process;
    if (closed || running == null || running.isAlive()) {
      return;
    }
    unexpectedEnds++;
    if (unexpectedEnds > MOST_UNEXPECTED_ENDS) {
      throw new RehearsalFailure(
          "The worker ended by itself %d times, last with exit code %d. See what it printed in %s."
              .formatted(unexpectedEnds, running.exitValue(), log));
    }
    launch();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(stopWithJvm);
    } catch (IllegalStateException e) {
      // The JVM is stopping already, and with it the worker.
    }
  }

  private synchronized void launch() {
    if (closed) {
      return;
    }
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      started.getOutputStream().close();
      process = started;
    } catch (IOException e) {
      throw new RehearsalFailure(
          "The worker's process does not start: %s. Check that this machine has memory to spare."
              .formatted(command.getFirst()),
          e);
    }
  }

  private synchronized void kill() throws InterruptedException {
    Process running = process;
    process = null;
    if (running != null) {
      int unused = running.destroyForcibly().waitFor();
    }
  }

  private synchronized void stop() {
    closed = true;
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * From a packaged jar as from a directory of classes, the class path says where the program is.
   */
  private static List<String> command(Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS));
    command.addAll(List.of("worker", "--config", config.toString()));
    return command;
  }
}
