package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StuckShop.Shared.class)
class OrdersListTest {
  private final StuckShop shop;

  OrdersListTest(StuckShop shop) {
    this.shop = shop;
  }

  private CommandRun list(String... options) {
    return shop.type(CommandRun.joined(new String[] {"orders", "list"}, options));
  }

  private List<String> listed(String... options) {
    CommandRun run = list(CommandRun.joined(options, "--json"));
    assertThat(run.exitCode()).as(run::err).isZero();
    return run.jsonLines().stream().map(line -> line.path("order").asText()).toList();
  }

  private static String page(Sample order) {
    return "http://127.0.0.1:8233/namespaces/default/workflows/order%2Fcommercetools-scend%2F"
        + order.orderId();
  }

  @Test
  void open_orders_come_as_a_table_the_oldest_first_with_links_to_their_pages() {
    CommandRun run = list();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.words())
        .isEqualTo(
            """
            ORDER LINK STAGE AGE EXCEPTION OWNER ASSIGNEE DUE WEB UI
            %s commercetools-scend PARKED <age> DELIVERY_SERVICE_UNMAPPED OPERATIONS – <time> (in <age>) %s
            %s commercetools-scend PARKED <age> ADDRESS_INVALID CUSTOMER_SERVICE – <time> (in <age>) %s
            %s commercetools-scend AWAITING_DISPATCH <age> – – – <time> (in <age>) %s
            """
                .formatted(
                    OrderCommandsSetting.number(shop.unmapped()),
                    page(shop.unmapped()),
                    OrderCommandsSetting.number(shop.badPostcode()),
                    page(shop.badPostcode()),
                    OrderCommandsSetting.number(shop.waiting()),
                    page(shop.waiting())));
  }

  @Test
  void json_is_one_object_a_line() {
    CommandRun run = list("--json", "--exception", "address_invalid");

    assertThat(run.jsonLines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("order").asText()).isEqualTo(shop.badPostcode().orderId());
          assertThat(line.path("stage").asText()).isEqualTo("PARKED");
          assertThat(line.path("owner").asText()).isEqualTo("CUSTOMER_SERVICE");
          assertThat(line.path("closed").isNull()).isTrue();
          assertThat(line.path("webUi").asText()).isEqualTo(page(shop.badPostcode()));
        });
  }

  @Test
  void what_is_parked_is_stuck_and_what_waits_in_time_is_not() {
    assertThat(listed("--stuck"))
        .containsExactly(shop.unmapped().orderId(), shop.badPostcode().orderId());
  }

  @Test
  void every_filter_narrows() {
    assertThat(listed("--owner", "operations")).containsExactly(shop.unmapped().orderId());
    assertThat(listed("--stage", "awaiting_dispatch")).containsExactly(shop.waiting().orderId());
    assertThat(listed("--due-before", "1h")).containsExactly(shop.waiting().orderId());
    assertThat(listed("--due-before", "2999-01-01")).hasSize(3);
    assertThat(listed("--link", "commercetools-scend", "--stage", "parked")).hasSize(2);
    assertThat(listed("--all", "--stage", "confirmed")).containsExactly(shop.confirmed().orderId());
    assertThat(listed("--older-than", "0s")).hasSize(3);
  }

  @Test
  void nothing_found_is_said_on_standard_error_and_is_no_failure() {
    assertThat(list("--older-than", "1d"))
        .isEqualTo(new CommandRun(0, "", "No order matches.%n".formatted()));
    assertThat(list("--link", "elsewhere").exitCode()).isZero();
  }

  @Test
  void a_part_is_not_taken_for_the_whole() {
    CommandRun run = list("--limit", "1", "--json");

    assertThat(run.jsonLines()).hasSize(1);
    assertThat(run.jsonLines().getFirst().path("order").asText())
        .isEqualTo(shop.unmapped().orderId());
    assertThat(run.err())
        .isEqualTo(
            "The oldest 1 of 3 orders. See more with --limit, or count them with --count-by.%n"
                .formatted());
  }

  @Test
  void orders_are_counted_by_what_they_show() {
    assertThat(list("--count-by", "stage", "--all").words())
        .isEqualTo(
            """
            STAGE ORDERS
            AWAITING_DISPATCH 1
            CONFIRMED 1
            PARKED 2
            total 4
            """);
    assertThat(list("--count-by", "exception").words())
        .isEqualTo(
            """
            EXCEPTION ORDERS
            ADDRESS_INVALID 1
            DELIVERY_SERVICE_UNMAPPED 1
            other 1
            total 3
            """);
    assertThat(list("--count-by", "owner", "--stuck", "--json").out())
        .isEqualTo(
            "{\"owner\":\"CUSTOMER_SERVICE\",\"orders\":1}%n{\"owner\":\"OPERATIONS\",\"orders\":1}%n"
                .formatted());
    assertThat(list("--count-by", "link", "--json").out())
        .isEqualTo("{\"link\":\"commercetools-scend\",\"orders\":3}%n".formatted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders list", "exceptions list", "schedules", "connections"})
  void a_server_without_lists_is_named_with_the_remedy(String command) {
    try (LocalTemporal inMemory =
        LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()))) {
      Path config =
          shop.shop()
              .changedConfig(
                  "in-memory.yaml",
                  text -> text.replace(shop.temporal().target(), inMemory.target()));

      assertThat(
              CommandRun.of(
                  CommandRun.joined(command.split(" ", -1), "--config", config.toString())))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "This Temporal server is the in-memory one, which has no lists, counts, schedules or queue figures. Use a real server: tools/temporal-cli/install builds one for this machine.%n"
                      .formatted()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--older-than|2 weeks|Invalid value for option '--older-than': '2 weeks' is not a length such as 30m, 6h or 3d",
        "--due-before|noon|Invalid value for option '--due-before': 'noon' is not a time such as 2026-11-21T18:00:00Z, 2026-11-21T18:00, 2026-11-21 or 2h (from now)",
        "--limit|0|--limit must be at least 1: 0.",
        "--link|a\"b|A link has no quotes or backslashes: a\"b."
      })
  void what_makes_no_sense_is_refused_with_what_does(String option, String value, String says) {
    CommandRun run = list(option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith(says + System.lineSeparator());
  }
}
