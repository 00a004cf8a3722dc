package dev.lockstep.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostcodesTest {
  @ParameterizedTest(name = "{1} is a postcode of {0}")
  @CsvSource({
    "GB,SW1A 1AA",
    "GB,M1 1AE",
    "GB,b33 8th",
    "GB,CR2 6XH",
    "GB,DN55 1PT",
    "GB,EC1A1BB",
    "GB,W1A 0AX",
    "GB,GIR 0AA",
    "GB,BFPO 801",
    "IE,D02 X285",
    "IE,D6W XY00",
    "US,10001",
    "US,10001-1234",
    "CA,K1A 0B1",
    "CA,k1a0b1",
    "DE,10115",
    "DE,01067",
    "FR,75001",
    "NL,1012 AB",
    "NL,1012ab",
    "AT,1010",
    "CH,8001",
    "AU,2000",
    "AU,0800",
    "JP,anything",
    "HK,''"
  })
  void legal_postcodes_pass(String country, String postcode) {
    assertThat(Postcodes.fault(country, postcode)).isEmpty();
  }

  @ParameterizedTest(name = "{1} is no postcode of {0}")
  @CsvSource({
    "GB,12345", "GB,SW1A", "GB,SW1A 1A", "IE,D02", "IE,DUBLIN 2", "US,1000", "US,10001-12",
    "CA,K1A", "CA,D1A 0B1", "DE,1011", "DE,D-10115", "FR,7500", "NL,0012 AB", "NL,1012",
    "AT,0010", "AT,10100", "CH,80011", "AU,200"
  })
  void others_are_a_fault_that_does_not_show_them(String country, String postcode) {
    assertThat(Postcodes.fault(country, postcode))
        .hasValue("The postcode does not fit " + country + ".");
  }

  @ParameterizedTest
  @CsvSource({"GB", "IE", "US", "CA", "DE", "FR", "NL", "AT", "CH", "AU"})
  void a_missing_one_is_a_fault_where_the_country_has_them(String country) {
    assertThat(Postcodes.fault(country, " "))
        .hasValue("The postcode is missing; an address in " + country + " needs one.");
  }
}
