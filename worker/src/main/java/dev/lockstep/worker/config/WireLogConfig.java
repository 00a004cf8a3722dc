package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The log of every platform call. */
public record WireLogConfig(
    @Setting(
            "Directory of the files, made where it does not exist; relative to where the process starts. Best one that only the processes' account can read.")
        String directory,
    @Setting(
            value = "Size at which a new file is begun, such as 500KB, 50MB or 1GB.",
            byDefault = "50MB")
        String maxFileSize,
    @Setting(value = "How many days a file is kept.", byDefault = "14") int days,
    @Setting(
            value = "Size of all files of a process together; the oldest go first.",
            byDefault = "2GB")
        String maxTotalSize,
    @Setting(
            value =
                "Whether a line shows what was sent and received, every value masked that is not on the platform's list of harmless keys.",
            byDefault = "masked")
        Bodies bodies) {
  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}(KB|MB|GB)");

  /** What a line shows of a call's bodies. */
  public enum Bodies {
    NONE,
    MASKED
  }

  public WireLogConfig {
    try {
      var unused = Path.of(directory);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("directory is no path: '" + directory + "'.");
    }
    size("maxFileSize", maxFileSize);
    size("maxTotalSize", maxTotalSize);
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1.");
    }
  }

  private static void size(String name, String size) {
    if (!SIZE.matcher(size).matches()) {
      throw new IllegalArgumentException(
          name + " is a size such as 500KB, 50MB or 1GB, not '" + size + "'.");
    }
  }
}
