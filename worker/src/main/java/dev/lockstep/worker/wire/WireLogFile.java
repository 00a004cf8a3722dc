package dev.lockstep.worker.wire;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.lockstep.http.WireContext;
import dev.lockstep.worker.config.WireLogConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Writes the wire log of this process to {@code wire-<n>.jsonl}, and what grew too long or is of
 * yesterday to {@code wire-<n>.<day>.<m>.jsonl.gz}.
 *
 * <p>{@code n} is the lowest number no other process uses, so that several share a directory and
 * one that starts again goes on where it ended. The lines leave the console; they come back to it
 * when this is closed.
 */
public final class WireLogFile implements AutoCloseable {
  private static final String APPENDER = "lockstep-wire";
  private static final int MOST_PROCESSES = 100;

  private final @Nullable Attached attached;

  private record Attached(
      Logger logger,
      @Nullable Level before,
      RollingFileAppender<ILoggingEvent> appender,
      Seat seat) {}

  /** A number in the directory, taken by a lock that ends with the process. */
  private record Seat(int number, FileChannel channel, FileLock lock) {}

  private WireLogFile(@Nullable Attached attached) {
    this.attached = attached;
  }

  /**
   * Starts to write. Where the process writes already, or logs by something other than Logback,
   * this changes nothing.
   *
   * @param config null writes nothing
   * @throws WireLogFailure if the directory cannot be written to
   */
  public static WireLogFile open(@Nullable WireLogConfig config) {
    if (config == null
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
        || context.getLogger(WireContext.LOGGER).getAppender(APPENDER) != null) {
      return new WireLogFile(null);
    }
    Path directory = Path.of(config.directory()).toAbsolutePath().normalize();
    Seat seat = seat(directory);
    RollingFileAppender<ILoggingEvent> appender = appender(config, context, directory, seat);
    Logger logger = context.getLogger(WireContext.LOGGER);
    Level before = logger.getLevel();
    logger.setLevel(
        switch (config.bodies()) {
          case NONE -> Level.DEBUG;
          case MASKED -> Level.TRACE;
        });
    logger.setAdditive(false);
    logger.addAppender(appender);
    return new WireLogFile(new Attached(logger, before, appender, seat));
  }

  @Override
  public void close() {
    Attached open = attached;
    if (open == null) {
      return;
    }
    open.logger().detachAppender(open.appender());
    open.logger().setLevel(open.before());
    open.logger().setAdditive(true);
    open.appender().stop();
    try {
      open.seat().channel().close(); // and the lock with it
    } catch (IOException e) {
      throw new WireLogFailure("The lock of the wire log cannot be given back.", e);
    }
  }

  private static RollingFileAppender<ILoggingEvent> appender(
      WireLogConfig config, LoggerContext context, Path directory, Seat seat) {
    String name = "wire-" + seat.number();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(APPENDER);
    appender.setFile(directory.resolve(name + ".jsonl").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(
        directory.resolve(name + ".%d{yyyy-MM-dd, UTC}.%i.jsonl.gz").toString());
    rolling.setMaxFileSize(FileSize.valueOf(config.maxFileSize()));
    rolling.setTotalSizeCap(FileSize.valueOf(config.maxTotalSize()));
    rolling.setMaxHistory(config.days());
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    appender.setRollingPolicy(rolling);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Seat seat(Path directory) {
    try {
      create(directory);
      for (int number = 1; number <= MOST_PROCESSES; number++) {
        Seat seat = take(directory, number);
        if (seat != null) {
          return seat;
        }
      }
    } catch (IOException e) {
      throw new WireLogFailure(
          "The wire log cannot be written to %s. Make it a directory this account may write, or correct worker.wireLog.directory."
              .formatted(directory),
          e);
    }
    throw new WireLogFailure(
        "The wire log of %d processes is in %s already. Give this one a worker.wireLog.directory of its own."
            .formatted(MOST_PROCESSES, directory),
        null);
  }

  private static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static @Nullable Seat take(Path directory, int number) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("wire-" + number + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new Seat(number, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      // This process has it already.
    }
    channel.close();
    return null;
  }
}
