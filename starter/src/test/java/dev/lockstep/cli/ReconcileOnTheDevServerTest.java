package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which an order can go astray here, found and repaired by what is printed. */
class ReconcileOnTheDevServerTest {
  private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

  @TempDir static Path directory;
  private static ReconcileShop shop;

  @BeforeAll
  static void it_opens() {
    shop = ReconcileShop.open(directory);
  }

  @AfterAll
  static void it_closes() {
    if (shop != null) {
      shop.close();
    }
  }

  private static CommandRun reconcile(String... options) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return shop.type(
        CommandRun.joined(
            new String[] {
              "reconcile",
              "orders",
              "--from",
              today.minusDays(1).toString(),
              "--to",
              today.toString(),
              "--author",
              "jo"
            },
            options));
  }

  private static Map<String, JsonNode> found(String... options) {
    CommandRun run = reconcile(CommandRun.joined(options, "--json"));
    assertThat(run.exitCode()).as(run::err).isZero();
    Map<String, JsonNode> byOrder = new LinkedHashMap<>();
    for (JsonNode line : run.jsonLines()) {
      assertThat(byOrder.put(line.path("order").asText(), line)).as("one finding each").isNull();
    }
    return byOrder;
  }

  private static String finding(Map<String, JsonNode> found, String order) {
    JsonNode line = found.get(order);
    return line == null ? "none" : line.path("finding").asText();
  }

  /** Types what was printed, word by word as a shell would. */
  private static CommandRun repair(JsonNode line) {
    List<String> words = new ArrayList<>();
    WORD.matcher(line.path("repair").asText())
        .results()
        .forEach(word -> words.add(word.group().replace("'", "")));
    assertThat(words.removeFirst()).isEqualTo("lockstep");
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode firstLine(String order) {
    return shop.storefrontOrder(order).path("lineItems").path(0);
  }

  @Test
  void what_goes_astray_is_found_and_the_printed_command_repairs_it() {
    final String lost = shop.placed(SampleKind.PAID);
    final String parked = parkedOverItsPostcode();
    final String untold = shop.dispatched();
    final String cancelledUntold = shop.released();
    shop.merchant().cancel(cancelledUntold);
    final String cancelledTooLate = shop.dispatched();
    shop.merchant().cancel(cancelledTooLate);
    final String cancelledByTheWarehouse = shop.released();
    shop.cancelByHand(cancelledByTheWarehouse);
    final String terminated = shop.released();
    shop.workflow(terminated).terminate("by mistake");
    final String twice = shop.released();
    shop.createByHand(
        FulfilmentRef.part(new OrderId(twice), new FacilityId("MAIN")),
        firstLine(twice).path("id").asText(),
        firstLine(twice).at("/variant/sku").asText());
    final String stray = "nobody-s-order";
    shop.createByHand(
        FulfilmentRef.whole(new OrderId(stray)),
        "l-1",
        firstLine(twice).at("/variant/sku").asText());
    ReconcileShop.until(() -> shop.isHeldAt(stray, Status.DISPATCHED));
    final String well = shop.released();

    Map<String, JsonNode> found = found();

    assertThat(finding(found, lost)).isEqualTo("NOT_STARTED");
    assertThat(finding(found, parked)).isEqualTo("PARKED");
    assertThat(finding(found, untold)).isEqualTo("NOT_SHOWN_AT_SOURCE");
    assertThat(finding(found, cancelledUntold)).isEqualTo("CANCELLED_YET_IN_WAREHOUSE");
    assertThat(finding(found, cancelledTooLate)).isEqualTo("CANCELLED_YET_DISPATCHED");
    assertThat(finding(found, cancelledByTheWarehouse)).isEqualTo("CANCELLED_BY_WAREHOUSE");
    assertThat(finding(found, terminated)).isEqualTo("WORKFLOW_STOPPED");
    assertThat(finding(found, twice)).isEqualTo("IN_WAREHOUSE_TWICE");
    assertThat(finding(found, stray)).isEqualTo("IN_WAREHOUSE_ONLY");
    assertThat(finding(found, well)).isEqualTo("none");
    assertThat(found).hasSize(9);

    for (String order : List.of(lost, parked, untold, cancelledUntold, cancelledByTheWarehouse)) {
      CommandRun run = repair(requireNonNull(found.get(order)));
      assertThat(run.exitCode()).as(run::toString).isZero();
    }
    shop.awaitStage(untold, OrderStage.CONFIRMED);
    shop.awaitStage(lost, OrderStage.AWAITING_DISPATCH);
    shop.awaitStage(parked, OrderStage.AWAITING_DISPATCH);
    shop.awaitStage(cancelledByTheWarehouse, OrderStage.PARKED);
    ReconcileShop.until(() -> shop.isHeldAt(cancelledUntold, Status.CANCELLED));

    Map<String, JsonNode> after = found();

    assertThat(finding(after, untold)).isEqualTo("none");
    assertThat(finding(after, cancelledUntold)).isEqualTo("none");
    assertThat(finding(after, lost)).isNotEqualTo("NOT_STARTED");
    assertThat(finding(after, parked)).isNotEqualTo("PARKED");
    assertThat(requireNonNull(after.get(cancelledByTheWarehouse)).path("remedy").asText())
        .isEqualTo("RESOLVE");
    assertThat(finding(after, stray)).isEqualTo("IN_WAREHOUSE_ONLY");
  }

  private static String parkedOverItsPostcode() {
    String order = shop.placed(SampleKind.BAD_POSTCODE);
    assertThat(shop.type("orders", "start", order).exitCode()).isZero();
    shop.awaitStage(order, OrderStage.PARKED);
    ObjectNode address = shop.storefrontOrder(order).path("shippingAddress").deepCopy();
    ObjectNode action = ReconcileShop.json().put("action", "setShippingAddress");
    action.set("address", address.put("postalCode", "LS1 4AP").put("country", "GB"));
    shop.merchant().update(order, action);
    return order;
  }

  @Test
  void what_was_confirmed_and_is_shown_no_more_is_found() {
    String order = shop.dispatched();
    assertThat(shop.type("orders", "recheck", order).exitCode()).isZero();
    shop.awaitStage(order, OrderStage.CONFIRMED);
    assertThat(finding(found(), order)).isEqualTo("none");
    String delivery = shop.storefrontOrder(order).at("/shippingInfo/deliveries/0/id").asText();
    shop.merchant()
        .update(
            order,
            ReconcileShop.json().put("action", "removeDelivery").put("deliveryId", delivery));

    JsonNode line = requireNonNull(found().get(order));

    assertThat(line.path("finding").asText()).isEqualTo("CONFIRMED_NOT_SHOWN");
    assertThat(line.path("repair").asText())
        .startsWith("lockstep orders replay --config ")
        .contains(" --restart --author jo ");
    assertThat(found("--open-only")).doesNotContainKey(order);
  }

  @Test
  void what_the_warehouse_has_lost_is_found_and_what_it_cannot_say_is_unknown() {
    String vanished = shop.released();
    String unreadable = shop.released();
    shop.warehouseFails(
        FaultRule.on("GET", "**/orders/" + vanished, FaultKind.ERROR_BEFORE_COMMIT)
            .status(404)
            .code("ORDER_NOT_FOUND"));
    shop.storefrontFails(
        FaultRule.on("GET", "**/orders/" + unreadable, FaultKind.ERROR_BEFORE_COMMIT));
    try {
      CommandRun run = reconcile("--json");

      assertThat(run.jsonLines())
          .filteredOn(line -> line.path("order").asText().equals(vanished))
          .extracting(line -> line.path("finding").asText())
          .containsExactly("UNKNOWN_TO_WAREHOUSE");
      assertThat(run.out()).doesNotContain(unreadable);
      assertThat(run.err())
          .contains("Look-ups that failed: 1. Nothing follows from them; run it again later.");
    } finally {
      shop.everythingAnswersAgain();
    }
    assertThat(finding(found(), vanished)).isEqualTo("none");
  }

  @Test
  void the_report_is_a_page_without_a_word_about_customers_and_is_kept() throws IOException {
    String order = shop.placed(SampleKind.PAID);
    Path page = directory.resolve("report.html");

    CommandRun run = reconcile("--format", "html", "--output", page.toString());

    assertThat(run).isEqualTo(new CommandRun(0, "", "Written: %s%n".formatted(page)));
    String html = Files.readString(page);
    assertThat(html).contains("<!DOCTYPE html>", order, "lockstep orders start");
    assertThat(html).doesNotContain("<script", "http://", "https://");
    for (String field : List.of("lastName", "streetName", "email")) {
      String personal = shop.storefrontOrder(order).path("shippingAddress").path(field).asText();
      if (personal.length() > 3) {
        assertThat(html).doesNotContain(personal);
      }
    }
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String id = "reconcile/commercetools-scend/%s..%s".formatted(today.minusDays(1), today);
    ReconcileShop.until(() -> shop.type("reconcile", "list").out().contains(id));
    assertThat(shop.type("reconcile", "show", id, "--json").out()).contains(order);
    assertThat(shop.type("reconcile", "show", id).out())
        .contains("DAY ", "NOT_STARTED", "Kept as " + id);
    assertThat(shop.type("reconcile", "show", id, "--fail-on-findings").exitCode()).isEqualTo(1);
    assertThat(shop.type("reconcile", "show", id, "--repairs", "--author", "jo").out())
        .contains("lockstep orders start --config ");
  }

  @Test
  void the_daily_reconciliation_stands_among_the_schedules() {
    ReconcileShop.until(() ->
        shop.type("schedules").out().contains("reconcile-orders-commercetools-scend, every 1 d"));

    assertThat(shop.type("schedules", "trigger", "commercetools-scend").out())
        .isEqualTo("reconcile-orders-commercetools-scend: triggered%n".formatted());
    ReconcileShop.until(
        () -> shop.type("schedules").out().contains("Orders of commercetools-scend placed from "));
  }

  @Test
  void what_makes_no_sense_is_refused_before_anything_is_asked() {
    assertThat(shop.type("reconcile", "orders", "--day", "2026-01-01", "--to", "2026-01-02"))
        .isEqualTo(
            new CommandRun(2, "", "--day and --from or --to exclude each other.%n".formatted()));
    assertThat(shop.type("reconcile", "orders", "--repairs", "--json"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "--repairs prints commands alone; leave out --format and --summary.%n"
                    .formatted()));
    assertThat(shop.type("reconcile", "orders", "--from", "2026-01-01", "--to", "2026-03-01"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "One reconciliation takes 31 days at most. Choose fewer days: 2026-01-01 to 2026-03-01.%n"
                    .formatted()));
    assertThat(shop.type("reconcile", "show", "reconcile/x/nothing").err())
        .isEqualTo(
            "There is no report 'reconcile/x/nothing'. See those there are with: lockstep reconcile list --config %s%n"
                .formatted(shop.config()));
  }
}
