package dev.lockstep.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part of Lockstep as a process of its own: the same program, the same Java, another JVM. */
final class Child implements AutoCloseable {
  private static final String MAIN_CLASS = "dev.lockstep.cli.Lockstep";
  private static final long STOP_SECONDS = 10;
  private static final long GRACE_SECONDS = 40;
  private static final Duration LONGEST_BEGINNING = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 100;
  private static final int MOST_UNEXPECTED_ENDS = 5;

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Thread stopWithJvm = new Thread(this::stop, "lockstep-rehearsal-stop");
  private @Nullable Process process;
  private volatile long printedBefore;
  private boolean closed;
  private int unexpectedEnds;

  private Child(String name, List<String> command, Path log) {
    this.name = name;
    this.command = command;
    this.log = log;
  }

  /**
   * Starts it; it takes work some seconds later.
   *
   * @param name as the person knows it who waits
   * @param log receives what it prints, over all its lives
   * @param command of Lockstep, with its options
   */
  static Child start(String name, Path log, String... command) {
    Child child = new Child(name, java(command), log);
    Runtime.getRuntime().addShutdownHook(child.stopWithJvm);
    child.launch();
    return child;
  }

  String name() {
    return name;
  }

  /** Kills it with SIGKILL, which it cannot notice, and starts another one after the pause. */
  void crash(Duration pause) throws InterruptedException {
    Process running = take();
    if (running != null) {
      int unused = running.destroyForcibly().waitFor();
    }
    Thread.sleep(pause);
    launch();
  }

  /**
   * Stops it with SIGTERM, which it answers in its own time, and starts another one. Before its
   * first word a process is not yet ours: until then the virtual machine answers.
   *
   * @throws RehearsalFailure if it does not stop, or not with exit code 0
   */
  void stopAndStart() throws InterruptedException {
    Process running = take();
    if (running != null) {
      awaitFirstWord(running);
      running.destroy();
      if (!running.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new RehearsalFailure(
            "The %s was asked to stop and did not within %d s. See what it printed in %s."
                .formatted(name, GRACE_SECONDS, log));
      }
      if (running.exitValue() != 0) {
        throw new RehearsalFailure(
            "The %s was asked to stop and ended with exit code %d. See what it printed in %s."
                .formatted(name, running.exitValue(), log));
      }
    }
    launch();
  }

  private void awaitFirstWord(Process running) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_BEGINNING.toNanos();
    while (running.isAlive() && printed() == printedBefore && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Bytes, over all its lives. */
  private long printed() {
    return log.toFile().length();
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
          "The %s ended by itself %d times, last with exit code %d. See what it printed in %s."
              .formatted(name, unexpectedEnds, running.exitValue(), log));
    }
    launch();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(stopWithJvm);
    } catch (IllegalStateException e) {
      // The JVM is stopping already, and with it the child.
    }
  }

  private synchronized void launch() {
    if (closed) {
      return;
    }
    printedBefore = printed();
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
          "The process of the %s does not start: %s. Check that this machine has memory to spare."
              .formatted(name, command.getFirst()),
          e);
    }
  }

  /** From now on it is nobody's surprise that it ends. */
  private synchronized @Nullable Process take() {
    Process running = process;
    process = null;
    return running;
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
  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS));
    command.addAll(List.of(arguments));
    return command;
  }
}
