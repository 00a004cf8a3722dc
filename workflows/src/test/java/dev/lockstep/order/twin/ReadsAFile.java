package dev.lockstep.order.twin;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule that workflow code does no I/O. */
public final class ReadsAFile {
  public boolean looks() {
    return Files.exists(Path.of("order.json"));
  }
}
