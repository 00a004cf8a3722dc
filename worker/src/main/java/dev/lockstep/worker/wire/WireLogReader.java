package dev.lockstep.worker.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Finds the lines of one order in the files of all processes. Reads them as a stream, the newest
 * file first, and keeps no more than it was asked for.
 */
public final class WireLogReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Comparator<WireLine> OLDEST_FIRST = Comparator.comparing(WireLine::at);

  private final Path directory;

  /**
   * What was found, newest first.
   *
   * @param everythingRead false where the bound ended the search; older lines may be missing then
   */
  public record Found(List<WireLine> lines, boolean everythingRead) {
    public Found {
      lines = List.copyOf(lines);
    }
  }

  /**
   * How much is enough.
   *
   * @param lines kept, the newest
   * @param characters read, those of packed files unpacked
   */
  public record Bounds(int lines, long characters) {
    /** A hundred lines, and what takes some seconds to read. */
    public static final Bounds A_SCREENFUL = new Bounds(100, 400_000_000L);

    public Bounds {
      if (lines < 1 || characters < 1) {
        throw new IllegalArgumentException(
            "Bounds are above zero: lines=%d, characters=%d.".formatted(lines, characters));
      }
    }
  }

  private record LogFile(Path path, FileTime written) {}

  /** A directory that does not exist holds no lines. */
  public WireLogReader(Path directory) {
    this.directory = directory;
  }

  /**
   * The newest lines of one order.
   *
   * @throws WireLogFailure if a file cannot be read
   */
  public Found linesOf(LinkId link, OrderId order, Bounds bounds) {
    PriorityQueue<WireLine> newest = new PriorityQueue<>(OLDEST_FIRST);
    String mark = "\"order\":" + quoted(order.value());
    long left = bounds.characters();
    boolean everything = true;
    for (LogFile file : files()) {
      if (left <= 0) {
        everything = false;
        break;
      }
      WireLine oldest = newest.peek();
      if (oldest != null
          && newest.size() == bounds.lines()
          && file.written().toInstant().isBefore(oldest.at())) {
        break; // whatever stands in there is older than what was kept
      }
      left = read(file.path(), link, mark, bounds.lines(), left, newest);
      everything &= left > 0;
    }
    List<WireLine> lines = new ArrayList<>(newest);
    lines.sort(OLDEST_FIRST.reversed());
    return new Found(lines, everything);
  }

  private static long read(
      Path file, LinkId link, String mark, int most, long left, PriorityQueue<WireLine> newest) {
    long remaining = left;
    try (BufferedReader lines = open(file)) {
      for (String line; remaining > 0 && (line = lines.readLine()) != null; ) {
        remaining -= line.length() + 1L;
        if (line.contains(mark)) {
          parsed(line)
              .filter(found -> found.json().path("link").asText().equals(link.value()))
              .filter(found -> mark.endsWith(quoted(found.order().orElse(""))))
              .ifPresent(found -> keep(found, most, newest));
        }
      }
      return remaining;
    } catch (NoSuchFileException e) {
      return remaining; // rolled over meanwhile
    } catch (IOException e) {
      throw new WireLogFailure(
          "A file of the wire log cannot be read: %s. This account needs to be able to read it."
              .formatted(file),
          e);
    }
  }

  private static void keep(WireLine line, int most, PriorityQueue<WireLine> newest) {
    newest.add(line);
    if (newest.size() > most) {
      newest.remove();
    }
  }

  /** A line that a stopped process left half is passed over. */
  private static Optional<WireLine> parsed(String line) {
    try {
      return WireLine.of(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A text is always JSON.", e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private List<LogFile> files() {
    try (Stream<Path> all = Files.list(directory)) {
      List<LogFile> files = new ArrayList<>();
      for (Path path : all.filter(WireLogReader::isLog).toList()) {
        files.add(new LogFile(path, Files.getLastModifiedTime(path)));
      }
      files.sort(Comparator.comparing(LogFile::written).reversed());
      return files;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new WireLogFailure(
          "The wire log cannot be read: %s. This account needs to be able to list it."
              .formatted(directory),
          e);
    }
  }

  private static boolean isLog(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith("wire-") && (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz"));
  }
}
