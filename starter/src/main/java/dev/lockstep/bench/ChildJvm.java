package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own, so that its processor time and memory are its own too. */
final class ChildJvm implements AutoCloseable {
  private static final long STOP_SECONDS = 10;
  private static final long KILOBYTES_PER_MEGABYTE = 1024;

  private final Process process;
  private final Thread stopWithJvm = new Thread(this::stop, "lockstep-bench-stop");

  private ChildJvm(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(stopWithJvm);
  }

  /**
   * Starts it with the class path of this one. Both workers that are compared start here, so that
   * neither has a flag that the other has not.
   *
   * @param log receives what it prints
   */
  static ChildJvm start(Path log, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      started.getOutputStream().close();
      return new ChildJvm(started);
    } catch (IOException e) {
      throw new BenchFailure(
          "A worker's process does not start: %s. Check that this machine has memory to spare."
              .formatted(command.getFirst()),
          e);
    }
  }

  /** Processor time over all its cores since it started; zero where the system does not say. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Memory it has now, in MiB; empty where the system does not say. */
  OptionalLong megabytes() {
    return megabytes(process.pid());
  }

  /** Memory a process has now, in MiB; empty where the system does not say. */
  static OptionalLong megabytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE)
          .findFirst();
    } catch (IOException elsewhere) {
      return OptionalLong.empty();
    }
  }

  /** Memory of the Temporal server among the children of this process; empty where unknown. */
  static OptionalLong megabytesOfTemporal() {
    Optional<ProcessHandle> server = temporal();
    return server.isEmpty() ? OptionalLong.empty() : megabytes(server.get().pid());
  }

  /** The Temporal server among the children of this process. */
  static Optional<ProcessHandle> temporal() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("temporal"))
        .findFirst();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(stopWithJvm);
    } catch (IllegalStateException stoppingAlready) {
      // And with this JVM the child.
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
