package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found: only a real server searches. */
class OrdersByNumberTest {
  @TempDir Path directory;

  @Test
  void people_name_an_order_by_its_number_and_are_told_if_there_is_none() {
    try (LocalTemporal temporal = devServer();
        OrderCommandsSetting shop = new OrderCommandsSetting(temporal, directory)) {
      Sample order = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD);
      String number = OrderCommandsSetting.number(order);
      shop.awaitSearchable(number);

      assertThat(shop.orders("show", "--json", number).json().path("order").asText())
          .isEqualTo(order.orderId());
      assertThat(shop.orders("cancel", number))
          .isEqualTo(
              new CommandRun(
                  0,
                  "%s: cancelled. Cancelled before it was sent to a warehouse.%n".formatted(number),
                  ""));
      assertThat(shop.orders("show", "LS-NONE"))
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "No order 'LS-NONE' is known on link 'commercetools-scend'. Check the id or number, or start it with: orders start LS-NONE%n"
                      .formatted()));
    }
  }

  private LocalTemporal devServer() {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found ->
          LocalTemporal.devServer(
              found,
              LocalTemporalOptions.with(OrderSearchAttributes.types())
                  .printingTo(directory.resolve("temporal.log")));
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
  }
}
