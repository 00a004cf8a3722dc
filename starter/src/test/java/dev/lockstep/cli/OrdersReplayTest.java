package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says, and what of it works on the in-memory server. */
class OrdersReplayTest {
  private static void assertRefused(CommandRun run, String sentence) {
    assertThat(run).isEqualTo(new CommandRun(2, "", sentence + System.lineSeparator()));
  }

  private static CommandRun replay(String... arguments) {
    return CommandRun.of(CommandRun.joined(new String[] {"orders", "replay"}, arguments));
  }

  @Nested
  class typed_wrongly {
    @Test
    void no_order_at_all() {
      assertRefused(
          replay("--author", "jo", "--reason", "mended"),
          "Which orders? Name them, choose them by filters such as --stuck, or read them with --file.");
    }

    @Test
    void orders_and_filters() {
      assertRefused(
          replay("A-1", "--stuck", "--dry-run"),
          "Name orders, or choose them by filters, not both.");
    }

    @Test
    void filters_and_a_query() {
      assertRefused(
          replay("--stuck", "--query", "x IS NULL", "--dry-run"),
          "--query stands alone: put the other conditions into it.");
    }

    @Test
    void nobody_s_name() {
      assertRefused(
          replay("A-1", "--author", "jo"),
          "A replay needs --author and --reason, for the record. Only --dry-run goes without.");
    }

    @Test
    void a_pace_that_is_none() {
      assertRefused(
          replay("A-1", "--dry-run", "--rate", "0"), "--rate must be between 1 and 6000: 0.");
    }

    @Test
    void two_wishes() {
      assertThat(replay("A-1", "--dry-run", "--retry", "--reset").err())
          .startsWith("Error: --retry, --reset are mutually exclusive (specify only one)");
    }

    @Test
    void no_command_for_a_replay() {
      assertThat(CommandRun.of("orders", "replays").err()).startsWith("A command is missing.");
    }
  }

  @Nested
  class on_the_in_memory_server {
    @TempDir static Path directory;
    private static LocalTemporal temporal;
    private static OrderCommandsSetting shop;

    @BeforeAll
    static void open() {
      temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
      shop = new OrderCommandsSetting(temporal, directory);
    }

    @AfterAll
    static void close() {
      shop.close();
      temporal.close();
    }

    private static CommandRun replayed(String... arguments) {
      return shop.orders(
          "replay", CommandRun.joined(arguments, "--author", "jo", "--reason", "mended"));
    }

    @Test
    void a_parked_order_is_retried_by_its_id() {
      Sample order = shop.parked(SampleKind.BAD_POSTCODE);

      assertThat(replayed(order.orderId()))
          .isEqualTo(
              new CommandRun(
                  0,
                  "%s: RETRY done. It tries again where it stands.%n".formatted(order.orderId()),
                  ""));
    }

    @Test
    void a_reset_is_refused_with_the_remedy() {
      Sample order = shop.parked(SampleKind.BAD_POSTCODE);

      CommandRun run = replayed(order.orderId(), "--reset");

      assertThat(run.exitCode()).as(run::toString).isOne();
      assertThat(run.out())
          .isEqualTo(
              "%s: RESET refused. This Temporal server is the in-memory one, which cannot reset. Use a real server: tools/temporal-cli/install builds one for this machine.%n"
                  .formatted(order.orderId()));
    }

    @Test
    void filters_need_a_real_server() {
      CommandRun run = replayed("--stuck", "--yes");

      assertThat(run.exitCode()).isOne();
      assertThat(run.err()).startsWith("This Temporal server is the in-memory one");
    }

    @Test
    void many_are_shown_first_and_need_a_yes_where_nobody_can_be_asked() throws IOException {
      Sample one = shop.parked(SampleKind.BAD_POSTCODE);
      Sample other = shop.parked(SampleKind.BAD_POSTCODE);
      Path file =
          Files.writeString(
              directory.resolve("orders.txt"),
              "%s%n{\"order\":\"%s\",\"link\":\"commercetools-scend\"}%n%s%n"
                  .formatted(one.orderId(), other.orderId(), one.orderId()));

      CommandRun run = replayed("--file", file.toString());

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.words())
          .isEqualTo(
              """
              ORDER LINK STEP WHY
              %s commercetools-scend RETRY Parked as ADDRESS_INVALID. It is tried again.
              %s commercetools-scend RETRY Parked as ADDRESS_INVALID. It is tried again.
              """
                  .formatted(one.orderId(), other.orderId()));
      assertThat(run.err())
          .isEqualTo(
              """
              2 orders: 2 to retry.
              2 orders would be replayed, and nobody can be asked here. Look with --dry-run, then repeat with --yes.
              """);
    }

    @Test
    void a_line_that_names_no_order_is_said() throws IOException {
      Path file = Files.writeString(directory.resolve("wrong.txt"), "{}");

      assertRefused(
          replayed("--file", file.toString()),
          "Line 1 names no order: the object has no field 'order'.");
    }

    @Test
    void a_replay_that_is_none_is_said() {
      CommandRun run =
          CommandRun.of(
              "orders", "replays", "show", "nothing", "--config", shop.config().toString());

      assertThat(run)
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "There is no open replay 'nothing', or it is over. See those there are with: lockstep orders replays list%n"
                      .formatted()));
    }
  }
}
