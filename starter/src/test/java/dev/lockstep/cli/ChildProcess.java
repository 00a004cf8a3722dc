package dev.lockstep.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One command as an operating system process of its own. */
final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@code lockstep <arguments>}; what it prints goes to files below the directory. */
  static ChildProcess start(Path directory, String... arguments) throws IOException {
    String name = arguments[0];
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lockstep.class.getName()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve(name + ".out");
    Path err = directory.resolve(name + ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return new ChildProcess(name, process, out, err);
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  /** Everything it printed, for the message of a test that fails. */
  String said() {
    try {
      return "%s said: %s%s".formatted(name, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      return name + " left nothing that can be read";
    }
  }

  /** Until the address answers 200. */
  void awaitAnswer(HttpClient http, URI address) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(http, address)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Nothing answers at %s. %s".formatted(address, said()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean answers(HttpClient http, URI address) throws InterruptedException {
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Sends SIGTERM and returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It does not stop. " + said());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
