package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call +44 7700 900123 before noon",
        "+49(0)30/1234567",
        "rings at 0171 2345678",
        "07700900123",
        "0044 20 7946 0958",
        "(020) 7946 0958",
        "(555) 123-4567",
        "555-123-4567"
      })
  void refuses_a_phone_number(String text) {
    assertThatThrownBy(() -> FreeText.requireHarmless("A note", text))
        .hasMessageContaining("seems to hold a phone number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.com", "mailto:ada.b+c@mail.example.co.uk!"})
  void refuses_an_email_address(String text) {
    assertThatThrownBy(() -> FreeText.requireHarmless("A note", text))
        .hasMessageContaining("seems to hold an e-mail address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comes back on 2026-11-24 at 14:30",
        "EAN 4006381333931, parcel 00340434161094042557",
        "UPC 036000291452",
        "Order LS-1-33, item ABC-0012345, 1Z999AA10123456784",
        "12 @ 3.50 EUR, of 1,000 units",
        "Ticket 123456, 20261121 and SO-00014",
        "0.00 GBP of 176.00 GBP"
      })
  void takes_numbers_that_a_warehouse_writes(String text) {
    assertThatCode(() -> FreeText.requireHarmless("A note", text)).doesNotThrowAnyException();
  }

  @Test
  void refuses_too_much() {
    assertThatThrownBy(() -> FreeText.requireHarmless("A note", "x".repeat(501)))
        .hasMessage("A note has at most 500 characters, this one has 501.");
  }

  @Test
  void refuses_nothing_at_all() {
    assertThatThrownBy(() -> FreeText.requireHarmless("A note", " "))
        .hasMessage("A note needs some words.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jo", "kim.b", "svc-orders_2", "zoë"})
  void takes_a_login(String login) {
    assertThatCode(() -> FreeText.requireLogin("The author", login)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jo Smith", "jo@example.com", "jo\"", "a\\b"})
  void refuses_what_is_no_login(String login) {
    assertThatThrownBy(() -> FreeText.requireLogin("The author", login))
        .hasMessageStartingWith("The author is a login of at most 60 letters");
  }

  @Test
  void puts_it_on_one_line_without_what_a_terminal_acts_on() {
    assertThat(FreeText.onOneLine(" a\n\tb\u001b[31mc ")).isEqualTo("a b [31mc");
  }
}
