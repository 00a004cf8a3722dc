package dev.lockstep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, over HTTP, beside the webhooks. */
class BoardTest {
  @TempDir static Path directory;
  private static LocalTemporal temporal;

  @BeforeAll
  static void start() {
    temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
  }

  @AfterAll
  static void stop() {
    temporal.close();
  }

  @Test
  void whoever_has_an_account_sees_the_page_and_nobody_else_does() throws IOException {
    try (BoardSetting board = BoardSetting.withAccounts(temporal, directory)) {
      assertThat(board.lookAs("jo", BoardSetting.PASSWORD).statusCode()).isEqualTo(200);
      assertThat(board.lookAs("kim", "kim's own").statusCode()).isEqualTo(200);

      assertRefused(board.look());
      assertRefused(board.lookAs("jo", "kim's own"));
      assertRefused(board.lookAs("", BoardSetting.PASSWORD));
      assertRefused(board.lookAs("jo", ""));
      assertRefused(board.send("Authorization", "Basic this is not Base64"));
      assertRefused(
          board.send("Authorization", "Bearer " + BoardSetting.PASSWORD.strip().length()));
    }
  }

  @Test
  void the_page_is_kept_nowhere_and_may_load_nothing() throws IOException {
    try (BoardSetting board = BoardSetting.withAccounts(temporal, directory)) {
      HttpResponse<String> page = board.lookAs("jo", BoardSetting.PASSWORD);

      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; style-src 'sha256-");
    }
  }

  @Test
  void a_server_without_lists_is_named_in_one_sentence() throws IOException {
    try (BoardSetting board = BoardSetting.withAccounts(temporal, directory)) {
      assertThat(board.lookAs("jo", BoardSetting.PASSWORD).body())
          .contains("This Temporal server keeps no lists, so there is nothing to count here");
    }
  }

  @Test
  void without_accounts_there_is_no_board() throws IOException {
    try (BoardSetting board = BoardSetting.withoutAccounts(temporal, directory)) {
      assertThat(board.look().statusCode()).isEqualTo(404);
    }
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"Lockstep\", charset=\"UTF-8\"");
    assertThat(answer.body()).isEqualTo("Sign in with an account of the board.\n");
  }
}
