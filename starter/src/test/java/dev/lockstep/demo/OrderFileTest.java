package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.demo.stage.ForeignNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"1\",\"lineItems\":[]},{\"id\":\"2\",\"lineItems\":[]}]",
        "{\"id\":\"1\",\"lineItems\":[]}\n{\"id\":\"2\",\"lineItems\":[]}\n",
        "{\"limit\":20,\"results\":[{\"id\":\"1\",\"lineItems\":[]},{\"id\":\"2\",\"lineItems\":[]}]}"
      })
  void an_array_lines_and_a_querys_answer_hold_the_same_orders(String text) throws IOException {
    assertThat(OrderFile.read(file(text)).orders())
        .extracting(order -> order.path("id").asText())
        .containsExactly("1", "2");
  }

  @Test
  void a_single_order_is_one() throws IOException {
    assertThat(OrderFile.read(file("{\"id\":\"1\",\"lineItems\":[]}")).orders()).hasSize(1);
  }

  @Test
  void the_names_to_be_mapped_are_those_of_all_orders_and_each_way_of_shipping()
      throws IOException {
    ForeignNames names =
        OrderFile.read(
                file(
                    """
                    {"lineItems":[{"supplyChannel":{"typeId":"channel","id":"c2"}},
                                  {"supplyChannel":{"typeId":"channel","id":"c1"}}],
                     "shippingInfo":{"shippingMethodName":"Next Day"}}
                    {"lineItems":[{"supplyChannel":{"typeId":"channel","id":"c1"}}, {}],
                     "shipping":[{"shippingInfo":{"shippingMethodName":"Pick-up"}},
                                 {"shippingInfo":{"shippingMethodName":" "}}, {}]}
                    """))
            .names();

    assertThat(names.shippingMethods()).containsExactly("Next Day", "Pick-up");
    assertThat(names.supplyChannels()).containsExactly("c1", "c2");
  }

  @Test
  void something_else_than_an_order_is_refused() throws IOException {
    Path file = file("{\"id\":\"1\"}");

    assertThatThrownBy(() -> OrderFile.read(file))
        .isInstanceOf(DemoFailure.class)
        .hasMessage(
            file
                + " holds something that is not a commercetools order: it has no lineItems. Take it out.");
  }

  @Test
  void a_file_that_is_not_json_is_told_its_line() throws IOException {
    Path file = file("{\"lineItems\":[]}\n<html>");

    assertThatThrownBy(() -> OrderFile.read(file))
        .isInstanceOf(DemoFailure.class)
        .hasMessageStartingWith(file + " is not JSON, line 2.");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path file = directory.resolve("none.json");

    assertThatThrownBy(() -> OrderFile.read(file))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("There is no file " + file + ". Name one with --orders.");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("orders.json"), text);
  }
}
