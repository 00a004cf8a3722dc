package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.LineId;
import dev.lockstep.order.Amendment;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class AmendmentConverterTest {
  private final AmendmentConverter converter = new AmendmentConverter();

  @Test
  void a_field_of_the_order_is_named_in_any_case() {
    assertThat(converter.convert("delivery-service=DPD/NEXT-DAY"))
        .isEqualTo(new Amendment(Amendment.Field.DELIVERY_SERVICE, null, "DPD/NEXT-DAY"));
  }

  @Test
  void a_field_of_a_line_names_the_line() {
    assertThat(converter.convert("SKU:line-7=MUG-350"))
        .isEqualTo(new Amendment(Amendment.Field.SKU, new LineId("line-7"), "MUG-350"));
  }

  @Test
  void what_cannot_be_amended_is_told_with_what_can() {
    assertThatThrownBy(() -> converter.convert("address=elsewhere"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'address' cannot be amended; one of these can: delivery-service, sku, facility");
  }

  @Test
  void a_text_without_a_value_is_told_the_shape() {
    assertThatThrownBy(() -> converter.convert("sku"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'sku' is not FIELD[:LINE]=VALUE, such as delivery-service=DPD/NEXT-DAY");
  }
}
