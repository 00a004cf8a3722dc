package dev.lockstep.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.order.model.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressFieldsTest {
  @Test
  void an_address_is_complete_or_says_which_part_is_missing_and_nothing_else() {
    assertThat(
            AddressFields.completeness(
                new Address(
                    null,
                    "Doe Ltd",
                    List.of("1 High St"),
                    "Leeds",
                    null,
                    "LS1 1AA",
                    "GB",
                    null,
                    null)))
        .isEqualTo("complete");
    assertThat(
            AddressFields.completeness(
                new Address(null, " ", List.of(" "), "Leeds", null, null, "GB", null, null)))
        .isEqualTo("incomplete: no recipient, street, postcode");
    assertThat(AddressFields.completeness(null)).isEqualTo("none");
  }
}
