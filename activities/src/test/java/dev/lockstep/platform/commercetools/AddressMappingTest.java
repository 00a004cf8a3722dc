package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.model.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressMappingTest {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  @Test
  void the_number_stands_where_the_country_puts_it() {
    json.put("streetName", "High Street").put("streetNumber", "1");

    assertThat(read("GB").lines()).containsExactly("1 High Street");
    assertThat(read("DE").lines()).containsExactly("High Street 1");
  }

  @Test
  void a_whole_street_line_in_street_name_is_kept_as_it_is() {
    json.put("streetName", "350 Fifth Ave");

    assertThat(read("US").lines()).containsExactly("350 Fifth Ave");
  }

  @Test
  void everything_that_helps_to_find_the_door_follows_the_street() {
    json.put("streetName", "High Street")
        .put("streetNumber", "1")
        .put("building", "Weir House")
        .put("apartment", "Flat 2")
        .put("additionalStreetInfo", "rear entrance")
        .put("pOBox", "77");

    assertThat(read("GB").lines())
        .containsExactly("1 High Street", "Weir House, Flat 2", "rear entrance", "PO Box 77");
  }

  @Test
  void a_post_office_box_stands_in_for_a_missing_street() {
    json.put("pOBox", "PO Box 77");

    assertThat(read("AU").lines()).containsExactly("PO Box 77");
  }

  @Test
  void a_house_with_a_name_stands_in_for_a_missing_street() {
    json.put("building", "Weir House").put("apartment", "Flat 2");

    assertThat(read("GB").lines()).containsExactly("Weir House, Flat 2");
  }

  @Test
  void a_flat_or_an_entrance_is_no_street() {
    json.put("apartment", "Flat 2")
        .put("department", "Returns")
        .put("additionalStreetInfo", "rear entrance")
        .put("additionalAddressInfo", "ring twice");

    assertThat(read("GB").lines()).isEmpty();
  }

  @Test
  void only_the_country_is_needed() {
    assertThat(read("gb"))
        .isEqualTo(
            new Address(null, null, List.of(), null, null, null, "GB", null, "kim@example.com"));
  }

  @Test
  void the_first_of_two_candidates_wins() {
    json.put("state", "NY").put("mobile", "+1").put("email", "own@example.com");
    assertThat(read("US"))
        .extracting(Address::region, Address::phone, Address::email)
        .containsExactly("NY", "+1", "own@example.com");

    json.put("region", "New York").put("phone", "+2");
    assertThat(read("US"))
        .extracting(Address::region, Address::phone)
        .containsExactly("New York", "+2");
  }

  @Test
  void a_name_is_joined_and_blanks_are_no_name() {
    json.put("firstName", " Kim ").put("lastName", "");

    assertThat(read("GB").name()).isEqualTo("Kim");
  }

  private Address read(String country) {
    return AddressMapping.read(
        Reading.of(new ConnectionId("shop"), json.put("country", country)), "kim@example.com");
  }
}
