package dev.lockstep.worker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.WireContext;
import dev.lockstep.worker.config.WireLogConfig;
import dev.lockstep.worker.config.WireLogConfig.Bodies;
import dev.lockstep.worker.wire.WireLogReader.Bounds;
import dev.lockstep.worker.wire.WireLogReader.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WireLogTest {
  private static final LinkId UK = new LinkId("uk");
  private static final OrderId ORDER = new OrderId("o-1");
  private static final Logger WIRE = LoggerFactory.getLogger(WireContext.LOGGER);

  @TempDir Path directory;

  @Nested
  class The_file {
    @Test
    void holds_the_lines_and_nothing_around_them() throws IOException {
      try (WireLogFile open = open(Bodies.MASKED)) {
        assertThat(WIRE.isTraceEnabled()).isTrue();
        WIRE.debug("{}", "{\"a\":1}");
        WIRE.debug("{}", "{\"a\":2}");
      }

      assertThat(Files.readString(log(1))).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void without_bodies_asks_for_lines_without_them() {
      try (WireLogFile open = open(Bodies.NONE)) {
        assertThat(WIRE.isDebugEnabled()).isTrue();
        assertThat(WIRE.isTraceEnabled()).isFalse();
      }
    }

    @Test
    void is_not_made_where_nobody_asked_for_it() {
      try (WireLogFile none = WireLogFile.open(null)) {
        WIRE.debug("{}", "{}");
      }
      assertThat(directory).isEmptyDirectory();
    }

    @Test
    void is_opened_once_however_many_parts_run_in_the_process() throws IOException {
      try (WireLogFile worker = open(Bodies.NONE);
          WireLogFile receiver = open(Bodies.NONE)) {
        WIRE.debug("{}", "{}");
      }

      assertThat(Files.readString(log(1))).isEqualTo("{}\n");
      assertThat(log(2)).doesNotExist();
    }

    @Test
    void goes_on_after_a_restart_and_stands_beside_that_of_another_process() throws IOException {
      try (WireLogFile first = open(Bodies.NONE)) {
        WIRE.debug("{}", "1");
      }
      try (WireLogFile restarted = open(Bodies.NONE)) {
        WIRE.debug("{}", "2");
      }
      assertThat(Files.readString(log(1))).isEqualTo("1\n2\n");

      Path lock = directory.resolve("wire/wire-1.lock");
      try (var channel =
              java.nio.channels.FileChannel.open(lock, java.nio.file.StandardOpenOption.WRITE);
          var held = channel.lock();
          WireLogFile second = open(Bodies.NONE)) {
        assertThat(held.isValid()).isTrue();
        WIRE.debug("{}", "3");
      }
      assertThat(Files.readString(log(2))).isEqualTo("3\n");
    }

    @Test
    void belongs_to_the_account_of_the_process_alone() throws IOException {
      try (WireLogFile open = open(Bodies.NONE)) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve("wire"))))
            .isEqualTo("rwx------");
      }
    }

    @Test
    void that_cannot_be_written_says_so() throws IOException {
      Files.writeString(directory.resolve("wire"), "a file where the directory should be");

      assertThatExceptionOfType(WireLogFailure.class)
          .isThrownBy(() -> open(Bodies.NONE))
          .withMessage(
              "The wire log cannot be written to %s. Make it a directory this account may write, or correct worker.wireLog.directory."
                  .formatted(directory.resolve("wire")));
    }

    private WireLogFile open(Bodies bodies) {
      return WireLogFile.open(
          new WireLogConfig(directory.resolve("wire").toString(), "1MB", 3, "10MB", bodies));
    }

    private Path log(int number) {
      return directory.resolve("wire/wire-%d.jsonl".formatted(number));
    }
  }

  @Nested
  class The_reader {
    @Test
    void finds_the_lines_of_one_order_newest_first_in_all_files() throws IOException {
      write("wire-1.2026-11-20.0.jsonl.gz", 1, line(1, "uk", "o-1"), line(2, "uk", "o-2"));
      write("wire-1.jsonl", 3, line(3, "uk", "o-1"), line(5, "uk", "o-1"));
      write("wire-2.jsonl", 4, line(4, "uk", "o-1"), line(6, "de", "o-1"));

      Found found = reader().linesOf(UK, ORDER, Bounds.A_SCREENFUL);

      assertThat(seconds(found)).containsExactly(5L, 4L, 3L, 1L);
      assertThat(found.everythingRead()).isTrue();
      WireLine newest = found.lines().getFirst();
      assertThat(newest.call()).isEqualTo("GET orders/{id}");
      assertThat(newest.connection()).isEqualTo("shop");
      assertThat(newest.status()).hasValue(503);
      assertThat(newest.failure()).hasValue("UNAVAILABLE");
      assertThat(newest.activity()).hasValue("AssessOrder");
      assertThat(newest.attempt()).hasValue(2);
      assertThat(newest.fulfilment()).isEmpty();
    }

    @Test
    void keeps_the_newest_lines_where_there_are_more_than_asked_for() throws IOException {
      write("wire-1.jsonl", 9, line(7, "uk", "o-1"), line(8, "uk", "o-1"), line(9, "uk", "o-1"));
      write("wire-2.jsonl", 8, line(6, "uk", "o-1"));

      assertThat(seconds(reader().linesOf(UK, ORDER, new Bounds(2, 1_000_000))))
          .containsExactly(9L, 8L);
    }

    @Test
    void says_when_it_stopped_before_the_end() throws IOException {
      write("wire-1.jsonl", 9, line(9, "uk", "o-1"));
      write("wire-1.2026-11-20.0.jsonl.gz", 2, line(2, "uk", "o-1"));

      Found found = reader().linesOf(UK, ORDER, new Bounds(100, 50));

      assertThat(seconds(found)).containsExactly(9L);
      assertThat(found.everythingRead()).isFalse();
    }

    @Test
    void passes_over_what_a_stopped_process_left_half() throws IOException {
      write("wire-1.jsonl", 9, "{\"order\":\"o-1\",\"link\":\"uk", line(9, "uk", "o-1"));

      assertThat(seconds(reader().linesOf(UK, ORDER, Bounds.A_SCREENFUL))).containsExactly(9L);
    }

    @Test
    void an_order_named_in_a_body_only_is_not_that_order() throws IOException {
      write(
          "wire-1.jsonl",
          9,
          line(9, "uk", "o-2").replace("}", ",\"received\":{\"order\":\"o-1\"}}"));

      assertThat(reader().linesOf(UK, ORDER, Bounds.A_SCREENFUL).lines()).isEmpty();
    }

    @Test
    void finds_nothing_where_no_log_was_ever_written() {
      Found found =
          new WireLogReader(directory.resolve("none")).linesOf(UK, ORDER, Bounds.A_SCREENFUL);

      assertThat(found).isEqualTo(new Found(List.of(), true));
    }

    private WireLogReader reader() {
      return new WireLogReader(directory);
    }

    private List<Long> seconds(Found found) {
      return found.lines().stream().map(line -> line.at().getEpochSecond()).toList();
    }

    private String line(int second, String link, String order) {
      return """
      {"time":"%s","connection":"shop","method":"GET","path":"orders/{id}","status":503,\
      "link":"%s","order":"%s","activity":"AssessOrder","attempt":2,"failure":"UNAVAILABLE"}\
      """
          .formatted(Instant.ofEpochSecond(second), link, order);
    }

    private void write(String name, int writtenAt, String... lines) throws IOException {
      byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      Path file = directory.resolve(name);
      try (OutputStream plain = Files.newOutputStream(file);
          OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
        out.write(bytes);
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(writtenAt)));
    }
  }
}
