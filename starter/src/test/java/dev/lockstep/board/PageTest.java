package dev.lockstep.board;

import static dev.lockstep.board.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.board.Newest.Seen;
import dev.lockstep.board.Visibility.NotSeen.Why;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
  private final Page page =
      new Page(
          new WebUi(Optional.of(URI.create("http://temporal.example:8233/")), "shops"),
          ZoneOffset.UTC,
          Duration.ofSeconds(30));

  @Nested
  class On_an_afternoon {
    private final String html = show(FiguresSample.afternoon("A-1001"));
    private final String text = text(html);

    @Test
    void the_day_stands_first_against_its_cut_off() {
      assertThat(text)
          .contains("Saturday, 2026-11-21 14:30:00 Z")
          .contains(
              "Out of the door today 1,240 320 more have to leave Cut-off 16:00 is in 1 h 30 min");
    }

    @Test
    void each_hour_that_had_orders_has_a_bar_with_its_count() {
      assertThat(html.split("class=\"bar", -1)).hasSize(1 + 15);
      assertThat(text).contains("40 210 260 240 180 90 150 70 00 03 06").contains("cut-off 16:00");
    }

    @Test
    void what_is_late_is_said_in_the_tiles() {
      assertThat(text)
          .contains("Open orders 1,500")
          .contains("Wait for a person 7 1 overdue, 4 snoozed")
          .contains("Late to leave 17 of 1,480 awaiting dispatch");
    }

    @Test
    void what_waits_for_a_person_names_owner_code_next_step_and_the_oldest_order() {
      assertThat(text)
          .contains(
              "customer service 2 1 overdue kim 1 nobody yet 1 2 Address invalid Correct the address in the storefront; the order goes on by itself. oldest A-1001 6 h 13 min")
          .contains("A_NEW_TEAM 1 nobody yet 1 1 A new code")
          .contains("4 snoozed, the first until Mon 23 Nov 14:30.");
    }

    @Test
    void an_order_is_linked_to_its_page_in_the_web_ui() {
      assertThat(html)
          .contains(
              "<a href=\"http://temporal.example:8233/namespaces/shops/workflows/order%2Fuk%2FA-1001/run-A-1001\">A-1001</a>");
    }

    @Test
    void a_count_is_linked_to_the_list_behind_it() {
      assertThat(html)
          .contains(
              "/namespaces/shops/workflows?query=WorkflowType%3D%22Order%22%20AND%20ExecutionStatus%3D%22Running%22%20AND%20LockstepStage%3D%22PARKED%22\">7</a>");
    }

    @Test
    void overdue_orders_links_and_sweeps_have_their_tables() {
      assertThat(text)
          .contains("Overdue 18")
          .contains("A-1001 uk Address invalid customer service 2 h 13 min and 17 more")
          .contains("uk 1,200 1,400 1,300 2 de 40 96 180 1")
          .contains("Shipments of dc 2 min ago, one runs 40 seen, 2 told to their orders")
          .contains("Orders of shop not in the last 24 hours, the last one failed");
    }

    @Test
    void paused_connections_stand_in_one_line_with_no_reason_that_may_be_personal() {
      assertThat(text)
          .contains(
              "Paused dc since Sat 21 Nov 12:30 by jo (upgrade), until Sat 21 Nov 18:30 shop since Sat 21 Nov 13:30 by jo, until somebody resumes it");
    }

    @Test
    void the_page_loads_itself_again() {
      assertThat(html).contains("<meta http-equiv=\"refresh\" content=\"30\">");
    }
  }

  @Test
  void what_comes_from_orders_is_text_and_never_markup() {
    String html = show(FiguresSample.afternoon("<script>alert('x')</script>\"&"));

    assertThat(html)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
  }

  @Test
  void nothing_but_the_style_sheet_in_the_page_may_do_anything() throws NoSuchAlgorithmException {
    String html = show(FiguresSample.empty());
    String css = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

    assertThat(page.policy())
        .startsWith("default-src 'none'; ")
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .contains("frame-ancestors 'none'");
    assertThat(html).doesNotContain("style=\"").doesNotContain("<script").doesNotContain("src=");
  }

  @ParameterizedTest
  @CsvSource({
    // day, places of the labels 00 03 06 09 12 15 18 21 24, place of the cut-off at 16:00
    "2026-11-21, '2 92 182 272 362 452 542 632 722', 482.00",
    "2026-03-29, '2 62 152 242 332 422 512 602 692', 452.00",
    "2026-10-25, '2 122 212 302 392 482 572 662 752', 512.00"
  })
  void hours_stand_where_the_clock_shows_them_on_days_of_23_and_of_25_hours(
      LocalDate day, String places, String cutOff) {
    String html =
        show(FiguresSample.quietDay(day.atTime(20, 0).atZone(ZoneId.of("Europe/London"))));

    assertThat(
            Pattern.compile("<text class=\"hour\" y=\"145\" x=\"(\\d+)\">(\\d\\d)")
                .matcher(html)
                .results()
                .map(label -> label.group(2) + "@" + label.group(1)))
        .containsExactlyElementsOf(labels(places.split(" ")));
    assertThat(html).contains("<line class=\"cutoff\" y1=\"4\" y2=\"128\" x1=\"" + cutOff);
  }

  private static List<String> labels(String... places) {
    return IntStream.range(0, places.length)
        .mapToObj(i -> String.format(Locale.ROOT, "%02d@%s", i * 3, places[i]))
        .toList();
  }

  @Test
  void an_empty_house_says_so() {
    String text = text(show(FiguresSample.empty()));

    assertThat(text)
        .contains("No order is open, and none has left today.")
        .contains("Out of the door today 0 0 await dispatch")
        .contains("Nothing waits for a person.")
        .contains("None ran in the last 24 hours.")
        .doesNotContain("Overdue");
  }

  @Test
  void without_an_address_of_the_web_ui_there_are_no_links() {
    Page plain =
        new Page(new WebUi(Optional.empty(), "shops"), ZoneOffset.UTC, Duration.ofSeconds(30));

    assertThat(
            plain.show(
                new Seen(NOW, Optional.of(FiguresSample.afternoon("A-1")), Optional.empty())))
        .doesNotContain("<a ")
        .contains("A-1");
  }

  @Test
  void a_server_without_lists_is_one_sentence() {
    String text = text(page.show(new Seen(NOW, Optional.empty(), Optional.of(Why.NO_LISTS))));

    assertThat(text)
        .isEqualTo(
            "Lockstep This Temporal server keeps no lists, so there is nothing to count here: run Lockstep with a real Temporal server.");
  }

  @Test
  void figures_that_could_not_be_made_anew_are_shown_with_the_reason() {
    String text =
        text(
            page.show(
                new Seen(
                    NOW,
                    Optional.of(FiguresSample.afternoon("A-1")),
                    Optional.of(Why.UNREACHABLE))));

    assertThat(text).contains("Temporal does not answer at the moment.").contains("1,240");
  }

  private String show(Figures figures) {
    return page.show(new Seen(NOW, Optional.of(figures), Optional.empty()));
  }

  /** What a person reads. */
  private static String text(String html) {
    return html.substring(html.indexOf("<body>"))
        .replaceAll("<title>[^<]*</title>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
