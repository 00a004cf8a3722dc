package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say about two parked orders, on a real server, since lists are part of it. */
class ExceptionsAnnotateTest {
  @TempDir static Path directory;
  private static @Nullable LocalTemporal temporal;
  private static OrderCommandsSetting shop;
  private static String unmapped;
  private static String badPostcode;
  private static String confirmed;

  @BeforeAll
  static void open() {
    LocalTemporalOptions options = LocalTemporalOptions.with(OrderSearchAttributes.types());
    LocalTemporal server =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> LocalTemporal.devServer(found, options);
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
    temporal = server;
    shop = new OrderCommandsSetting(server, directory);
    unmapped = id(shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD));
    badPostcode = id(shop.parked(SampleKind.BAD_POSTCODE));
    confirmed = id(shop.confirmed());
    shop.awaitCounts(2, 0);
  }

  @AfterAll
  static void close() {
    if (temporal != null) {
      shop.close();
      temporal.close();
    }
  }

  @AfterEach
  void as_it_was() {
    assertThat(say("unassign", unmapped, badPostcode, "--yes").exitCode()).isZero();
    assertThat(say("unsnooze", unmapped, badPostcode, "--yes").exitCode()).isZero();
    shop.untilTrue(() -> listed().size() == 2 && listed("--unassigned").size() == 2);
  }

  private static String id(Sample order) {
    return order.orderId();
  }

  private static CommandRun exceptions(String command, String... more) {
    return CommandRun.of(
        CommandRun.joined(
            new String[] {"exceptions", command, "--config", shop.config().toString()}, more));
  }

  private static CommandRun say(String command, String... more) {
    return exceptions(command, CommandRun.joined(more, "--author", "jo"));
  }

  private static List<String> listed(String... options) {
    CommandRun run = exceptions("list", CommandRun.joined(options, "--json"));
    assertThat(run.exitCode()).as(run::err).isZero();
    return run.jsonLines().stream().map(line -> line.path("order").asText()).toList();
  }

  private static void assertSays(CommandRun run, String line) {
    assertThat(run).isEqualTo(new CommandRun(0, line + System.lineSeparator(), ""));
  }

  @Test
  void an_order_is_given_to_somebody_who_finds_it() {
    assertSays(
        say("assign", unmapped, "--to", "kim"),
        "%s (DELIVERY_SERVICE_UNMAPPED): It is with kim now.".formatted(unmapped));

    shop.untilTrue(() -> listed("--assignee", "kim").equals(List.of(unmapped)));
    shop.untilTrue(() -> listed("--unassigned").equals(List.of(badPostcode)));
    assertThat(shop.orders("list", "--assignee", "kim", "--json").jsonLines())
        .singleElement()
        .satisfies(line -> assertThat(line.path("assignee").asText()).isEqualTo("kim"));
    assertThat(exceptions("list", "--assignee", "kim").words())
        .startsWith("CODE OWNER ORDER LINK SINCE DUE ASSIGNEE")
        .contains(") kim");
    assertThat(shop.orders("show", unmapped).out()).contains("  assignee   kim\n");
    assertSays(
        say("unassign", unmapped),
        "%s (DELIVERY_SERVICE_UNMAPPED): Nobody has it now.".formatted(unmapped));
  }

  @Test
  void a_note_is_shown_and_explained() {
    assertSays(
        say("note", badPostcode, "--text", "asked for the right postcode"),
        "%s (ADDRESS_INVALID): Noted.".formatted(badPostcode));

    assertThat(shop.orders("show", badPostcode).withoutTimes())
        .contains("  note       jo, <time>: asked for the right postcode\n");
    assertThat(shop.orders("explain", "--offline", badPostcode).withoutTimes())
        .contains("  note       jo, <time>: asked for the right postcode\n");
  }

  @Test
  void a_snoozed_order_is_left_out_until_somebody_asks_for_it() {
    CommandRun snoozed =
        say("snooze", unmapped, "--until", "2h", "--reason", "the carrier calls back");

    assertThat(snoozed.withoutTimes())
        .isEqualTo(
            "%s (DELIVERY_SERVICE_UNMAPPED): It is snoozed until <time>.%n".formatted(unmapped));
    shop.untilTrue(() -> listed().equals(List.of(badPostcode)));
    assertThat(exceptions("list").err())
        .isEqualTo("1 more is snoozed. See them with --snoozed.%n".formatted());
    assertThat(listed("--snoozed")).containsExactlyInAnyOrder(unmapped, badPostcode);
    assertThat(exceptions("list", "--snoozed").words()).contains("ASSIGNEE SNOOZED UNTIL");
    assertThat(shop.orders("explain", "--offline", unmapped).words())
        .contains(" snoozed until <time> (in <age>): the carrier calls back\n");
    assertThat(listedByOrders()).as("orders list leaves nothing out").hasSize(2);
  }

  private static List<String> listedByOrders() {
    return shop.orders("list", "--stage", "parked", "--json").out().lines().toList();
  }

  @Test
  void several_at_once_need_a_yes() {
    assertThat(say("assign", unmapped, badPostcode, "--to", "kim"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "2 orders would be given to kim. See which with --dry-run, then go ahead with --yes.%n"
                    .formatted()));
    assertThat(listed("--unassigned")).hasSize(2);
  }

  @Test
  void a_dry_run_says_what_would_be_done_and_does_nothing() {
    CommandRun run = say("assign", unmapped, confirmed, "--to", "kim", "--dry-run");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            "%s (DELIVERY_SERVICE_UNMAPPED): It would be given to kim.%n".formatted(unmapped));
    assertThat(run.err())
        .isEqualTo(
            """
            %s: Nothing here is parked. The order is in stage CONFIRMED.
            2 orders: 1 would be given to kim, 1 refused.
            """
                .formatted(confirmed));
    assertThat(shop.orders("show", unmapped).out()).doesNotContain("assignee");
  }

  @Test
  void those_of_standard_input_are_done_one_by_one_and_each_failure_is_told() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            (unmapped + "\nA-0\n" + badPostcode + "\n").getBytes(StandardCharsets.UTF_8)));
    CommandRun run;
    try {
      run = say("assign", "-", "--to", "kim", "--yes", "--json");
    } finally {
      System.setIn(before);
    }

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            {"order":"%s","link":"commercetools-scend","state":"DONE","codes":["DELIVERY_SERVICE_UNMAPPED"],"message":"It is with kim now."}
            {"order":"A-0","link":"commercetools-scend","state":"REFUSED","codes":[],"message":"No order 'A-0' is known on link 'commercetools-scend'. Check the id or number, or start it with: orders start A-0"}
            {"order":"%s","link":"commercetools-scend","state":"DONE","codes":["ADDRESS_INVALID"],"message":"It is with kim now."}
            """
                .formatted(unmapped, badPostcode));
    assertThat(run.err()).isEqualTo("3 orders: 2 given to kim, 1 refused.%n".formatted());
  }

  @Test
  void what_does_not_fit_is_refused_in_the_orders_words() {
    assertThat(say("note", unmapped, "--text", "call 0171 2345678"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "%s: A note stays in the order's history for good, and this one seems to hold a phone number. Leave it out and refer to the order.%n"
                    .formatted(unmapped)));
    assertThat(say("snooze", unmapped, "--until", "2026-01-01", "--reason", "x").err())
        .startsWith(unmapped + ": A snooze ends in the future, not at 2026-01-01T");
    assertThat(say("assign", confirmed, "--to", "kim").err())
        .isEqualTo(
            "%s: Order %s is closed or unknown, so nothing can be asked of it. See how it ended with: orders show %s%n"
                .formatted(confirmed, confirmed, confirmed));
  }

  @Test
  void a_list_cannot_be_of_somebody_and_of_nobody() {
    assertThat(exceptions("list", "--assignee", "kim", "--unassigned"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "--assignee and --unassigned exclude each other. Leave one out.%n".formatted()));
  }
}
