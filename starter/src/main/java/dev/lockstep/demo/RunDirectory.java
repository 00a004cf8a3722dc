package dev.lockstep.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where one run keeps its configuration, secrets and logs. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /** Makes a new one below {@code parent}. */
  public static RunDirectory create(Path parent) {
    try {
      Path root =
          parent
              .resolve(NAME.format(LocalDateTime.now(ZoneId.systemDefault())))
              .toAbsolutePath()
              .normalize();
      Files.createDirectories(root.resolve("secrets"));
      return new RunDirectory(root);
    } catch (IOException e) {
      throw unwritable(parent, e);
    }
  }

  public Path file(String name) {
    return root.resolve(name);
  }

  /** Writes a file of this run and says where it is. */
  public Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /** Writes a secret that only this account can read; returns its path as the YAML names it. */
  String secret(String name, String value) {
    String relative = "secrets/" + name;
    Path file = write(relative, value);
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw unwritable(root, e);
    }
    return relative;
  }

  private static DemoFailure unwritable(Path directory, IOException e) {
    return new DemoFailure(
        "%s cannot be written to. Run the demo in a directory of yours.".formatted(directory), e);
  }
}
