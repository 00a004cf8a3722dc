package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with a command as it was typed, before anything is asked of anybody. */
class OrdersUsageTest {
  @Test
  void a_field_that_cannot_be_amended_is_refused_with_those_that_can() {
    assertRefused(
        resolve("--amend", "address=elsewhere", "--author", "jo", "--reason", "mended"),
        "Invalid value for option '--amend' (FIELD[:LINE]=VALUE): 'address' cannot be amended; one"
            + " of these can: delivery-service, sku, facility");
  }

  @Test
  void an_amendment_without_a_value_is_refused_with_an_example() {
    assertRefused(
        resolve("--amend", "sku", "--author", "jo", "--reason", "mended"),
        "Invalid value for option '--amend' (FIELD[:LINE]=VALUE): 'sku' is not FIELD[:LINE]=VALUE,"
            + " such as delivery-service=DPD/NEXT-DAY");
  }

  @Test
  void no_decision_is_refused() {
    assertRefused(
        resolve("--author", "jo", "--reason", "mended"),
        "Error: Missing required argument (specify one of these): (--retry |"
            + " --amend=FIELD[:LINE]=VALUE [--amend=FIELD[:LINE]=VALUE]... | --release-anyway |"
            + " --cancel)");
  }

  @Test
  void two_decisions_are_refused() {
    assertRefused(
        resolve("--retry", "--cancel", "--author", "jo", "--reason", "mended"),
        "Error: --retry, --cancel are mutually exclusive (specify only one)");
  }

  @Test
  void a_decision_without_an_author_is_refused() {
    assertRefused(
        resolve("--retry", "--reason", "mended"), "Missing required option: '--author=WHO'");
  }

  @Test
  void no_order_and_no_command_are_refused() {
    assertRefused(CommandRun.of("orders", "show"), "Missing required parameter: 'ORDER'");
    assertRefused(CommandRun.of("orders"), "A command is missing.");
  }

  @Test
  void what_cannot_be_an_order_id_is_refused_and_nothing_is_started() {
    CommandRun run = CommandRun.of("orders", "start", "--config", "nowhere.yaml", "o-1", "o 2");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "'o 2' is no order id: letters, digits, dots, dashes, colons and underscores, at most 100. Copy the id from the storefront; nothing was started.%n"
                    .formatted()));
  }

  private static CommandRun resolve(String... options) {
    return CommandRun.of(CommandRun.joined(new String[] {"orders", "resolve", "A-1001"}, options));
  }

  private static void assertRefused(CommandRun run, String firstLine) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .startsWith(firstLine)
        .anyMatch(line -> line.startsWith("Usage: "));
  }
}
