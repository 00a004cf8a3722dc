package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.SourceHold;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.platform.cin7core.Cin7CoreSettings.LineTotals;
import dev.lockstep.port.PlatformFailure;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sale in the house's words. */
class SaleReadingTest {
  private static final String ID = "5b0a9f4e-1111-4222-8333-00000000c0de";

  private final TestAccount.Setup setup = TestAccount.setup(URI.create("http://unused.invalid"));
  private final ObjectNode sale = document(2, 1);

  /** A sale as {@code GET /sale} shows it. */
  static ObjectNode document(int... quantities) {
    ObjectNode sale = TestAccount.sale(quantities);
    sale.put("ID", ID)
        .put("Status", "ORDERED")
        .put("LastModifiedOn", "2026-11-21T10:11:12.345Z")
        .put("SaleOrderDate", "2026-11-20T00:00:00")
        .put("CombinedPaymentStatus", "UNPAID");
    int total = 5;
    for (int quantity : quantities) {
      total += 10 * quantity;
    }
    sale.withObjectProperty("Order").put("SaleOrderNumber", "SO-00042").put("Total", total);
    return sale;
  }

  private SourceOrder read() {
    Cin7CoreSettings settings = setup.build();
    PaymentMapping payments = new PaymentMapping(settings);
    Reading reading = Reading.of(TestAccount.CONNECTION, sale);
    return new OrderMapping(settings).read(reading, prices -> payments.ofSale(reading, prices));
  }

  private ObjectNode line(int index) {
    return (ObjectNode) sale.at("/Order/Lines/" + index);
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  class What_identifies_it {
    @Test
    void is_read_with_number_version_and_day() {
      SourceOrder order = read();

      assertThat(order.id()).hasToString(ID);
      assertThat(order.number()).isEqualTo("SO-00042");
      assertThat(order.version()).isEqualTo(1_795_255_872_345L);
      assertThat(order.placedAt()).hasToString("2026-11-20T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-11-21T10:11:12.345Z",
          "2026-11-21T10:11:12.345",
          "2026-11-21T10:11:12.3450000",
          "2026-11-21T11:11:12.345+01:00",
          "2026-11-21 10:11:12.345"
        })
    void the_version_is_the_same_however_the_time_is_written(String time) {
      sale.put("LastModifiedOn", time);

      assertThat(read().version()).isEqualTo(1_795_255_872_345L);
    }
  }

  @Nested
  class Its_state {
    @ParameterizedTest
    @CsvSource({
      "ORDERED, AUTHORISED, OPEN",
      "BACKORDERED, AUTHORISED, OPEN",
      "ORDERED, AUTH_NO_ALLOC, OPEN",
      "COMPLETED, FULFILLED, OPEN",
      "COMPLETED, CLOSED, OPEN",
      "ORDERING, DRAFT, DRAFT",
      "ESTIMATING, NOT AVAILABLE, DRAFT",
      "DRAFT, , DRAFT",
      "Teleported, Beamed, DRAFT",
      "VOIDED, AUTHORISED, CANCELLED",
      "ORDERED, VOIDED, CANCELLED",
      "voided, voided, CANCELLED"
    })
    void follows_from_both_statuses(String status, String order, SourceState state) {
      sale.put("Status", status).withObjectProperty("Order").put("Status", order);

      assertThat(read().state()).isEqualTo(state);
    }
  }

  @Nested
  class What_is_short {
    @Test
    void holds_the_order_and_names_the_lines() {
      line(0).put("BackorderQuantity", "1.0000");

      assertThat(read().holds())
          .containsExactly(
              new SourceHold(
                  ExceptionCode.STOCK_UNALLOCATED,
                  "The sale is short of stock: SKU-1 (line %s)."
                      .formatted(read().lines().getFirst().id())));
    }

    @Test
    void holds_it_by_the_status_where_no_line_says_so() {
      sale.put("Status", "BACKORDERED");

      assertThat(read().holds()).hasSize(1);
    }

    @Test
    void is_nobodys_trouble_on_a_line_that_a_supplier_ships() {
      sale.put("Status", "BACKORDERED");
      line(0).put("DropShip", true).put("BackorderQuantity", 2);

      assertThat(read().holds()).isEmpty();
    }

    @Test
    void or_not_allocated_at_all_holds_the_order() {
      sale.withObjectProperty("Order").put("Status", "AUTH_NO_ALLOC");

      assertThat(read().holds())
          .extracting(SourceHold::code)
          .containsExactly(ExceptionCode.STOCK_UNALLOCATED);
    }
  }

  @Nested
  class Its_lines {
    @Test
    void are_not_stocked_where_a_supplier_ships_or_nothing_is_shipped() {
      setup.notStockedSkus = Set.of("SKU-2");
      line(0).put("DropShip", "True");

      assertThat(read().lines()).extracting(SourceLine::kind).containsOnly(LineKind.NOT_STOCKED);
      assertThat(read().canCarryDeliveries()).isFalse();
    }

    @Test
    void are_known_as_non_inventory_by_the_pick() {
      sale.set(
          "Fulfilments",
          json(
              """
              [{'TaskID':'%s','Pick':{'Status':'DRAFT',
                'Lines':[{'SKU':'SKU-2','Quantity':1,'NonInventory':'true'}]}}]
              """
                  .formatted(ID)));

      assertThat(read().lines())
          .extracting(SourceLine::kind)
          .containsExactly(LineKind.STANDARD, LineKind.NOT_STOCKED);
    }

    @Test
    void take_a_fraction_only_of_what_no_warehouse_ships() {
      line(0).put("Quantity", 1.5);
      assertMalformed("Order.Lines[0].Quantity");

      line(0).put("DropShip", true);
      assertThat(read().lines().getFirst().ordered().units()).isEqualTo(2);
    }

    @Test
    void come_from_the_sales_location_unless_they_name_their_own() {
      line(0).put("Location", "North Warehouse");

      assertThat(read().lines())
          .extracting(SourceLine::supplyChannel)
          .containsExactly("North Warehouse", "Main Warehouse");
    }
  }

  @Nested
  class Its_prices {
    @Test
    void add_up_where_they_include_tax() {
      assertAddsUp("35.00 EUR", "5.00 EUR");
    }

    @Test
    void add_up_where_tax_comes_on_top() {
      sale.put("TaxCalculation", "Exclusive");
      line(0).put("Tax", 4);
      line(1).put("Tax", 2);
      sale.withObjectProperty("Order").put("Total", 41);

      assertAddsUp("41.00 EUR", "5.00 EUR");
      assertThat(read().lines().getFirst().total()).hasToString("24.00 EUR");
    }

    @Test
    void add_up_where_a_total_has_the_tax_in_it_though_prices_have_not() {
      setup.lineTotals = LineTotals.WITH_TAX;
      sale.put("TaxCalculation", "Exclusive");
      line(0).put("Tax", 4);

      assertAddsUp("35.00 EUR", "5.00 EUR");
    }

    @Test
    void lose_nothing_to_rounding() {
      line(0).put("Total", new BigDecimal("19.9951"));
      line(1).put("Total", new BigDecimal("9.9951"));
      sale.withObjectProperty("Order").put("Total", new BigDecimal("34.9902"));

      assertAddsUp("34.99 EUR", "4.99 EUR");
    }

    @Test
    void are_rounded_to_what_the_currency_has() {
      sale.put("CustomerCurrency", "JPY");

      assertThat(read().total()).hasToString("35 JPY");
    }

    @Test
    void of_a_unit_are_less_the_discount() {
      line(0).put("Discount", "12.5");

      assertThat(read().lines().getFirst().unitPrice()).hasToString("8.75 EUR");
    }

    @Test
    void of_a_line_follow_from_price_and_quantity_where_it_has_no_total() {
      line(0).putNull("Total");

      assertAddsUp("35.00 EUR", "5.00 EUR");
    }

    private void assertAddsUp(String total, String charges) {
      SourceOrder order = read();
      assertThat(order.total()).hasToString(total);
      assertThat(order.shipping()).hasToString(charges);
      assertThat(
              order.lines().stream().mapToLong(line -> line.total().minorUnits()).sum()
                  + Objects.requireNonNull(order.shipping()).minorUnits())
          .isEqualTo(order.total().minorUnits());
    }
  }

  @Nested
  class Its_payment {
    @Test
    void sums_prepayments_and_invoices_less_refunds_each_once() {
      sale.set("Quote", json("{'Prepayments':[{'ID':'AAAA','Amount':'10.00'}]}"));
      sale.set(
          "Invoices",
          json(
              """
              [{'Status':'AUTHORISED','Payments':[{'ID':'aaaa','Amount':10},{'ID':'b','Amount':20}]},
               {'Status':'VOIDED','Payments':[{'ID':'c','Amount':99}]},
               {'Status':'AUTHORISED','Payments':[],'Paid':3}]
              """));
      sale.set("CreditNotes", json("[{'Status':'AUTHORISED','Refunds':[{'ID':'d','Amount':5}]}]"));

      assertThat(read().payment().charged()).hasToString("28.00 EUR");
      assertThat(read().payment().due()).hasToString("35.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
      "PAID, 35.00 EUR",
      "PREPAID, 35.00 EUR",
      "PARTIALLY PAID, 0.00 EUR",
      "UNPAID, 0.00 EUR"
    })
    void is_taken_at_the_sales_word_where_no_payment_is_shown(String label, String charged) {
      sale.put("CombinedPaymentStatus", label);

      assertThat(read().payment().label()).isEqualTo(label);
      assertThat(read().payment().charged()).hasToString(charged);
    }

    @Test
    void that_is_shown_counts_more_than_the_word() {
      sale.put("CombinedPaymentStatus", "PAID");
      sale.set("Invoices", json("[{'Status':'PAID','Payments':[{'ID':'a','Amount':12}]}]"));

      assertThat(read().payment().charged()).hasToString("12.00 EUR");
    }
  }

  @Nested
  class Its_address {
    @Test
    void is_read_with_person_and_contact_of_the_sale() {
      Address address = Objects.requireNonNull(read().shippingAddress());

      assertThat(address.name()).isEqualTo("Kim Muster");
      assertThat(address.lines()).containsExactly("1 High Street", "Flat 2");
      assertThat(address.country()).isEqualTo("GB");
      assertThat(address.email()).isEqualTo("kim@example.com");
    }

    @ParameterizedTest
    @CsvSource({
      "United Kingdom, GB",
      "uk, GB",
      "GBR, GB",
      "de, DE",
      "Germany, DE",
      "USA, US",
      "United States of America, US",
      "Atlantis, Atlantis"
    })
    void has_a_country_by_code_or_name(String written, String code) {
      sale.withObjectProperty("ShippingAddress").put("Country", written);

      assertThat(read().shippingAddress()).extracting(Address::country).isEqualTo(code);
    }

    @Test
    void is_none_where_nothing_of_it_is_filled_in() {
      sale.set("ShippingAddress", JsonNodeFactory.instance.objectNode().put("Country", "DE"));

      assertThat(read().shippingAddress()).isNull();
    }
  }

  @Nested
  class Its_delivery_service {
    @Test
    void is_the_carrier() {
      assertThat(read().deliveryService()).isEqualTo("Standard");
    }

    @Test
    void or_an_attribute_that_is_named() {
      setup.deliveryServiceAttribute = 2;
      sale.putObject("AdditionalAttributes").put("AdditionalAttribute2", "Next Day");

      assertThat(read().deliveryService()).isEqualTo("Next Day");
    }
  }

  @Nested
  class What_cannot_be_understood {
    @ParameterizedTest
    @CsvSource({
      "/ID, 'no guid', ID",
      "/CustomerCurrency, XX, CustomerCurrency",
      "/LastModifiedOn, yesterday, LastModifiedOn",
      "/Order/Total, lots, Order.Total",
      "/Order/Lines/1/Quantity, -1, Order.Lines[1].Quantity",
      "/Order/Lines/1/Quantity, 1E+999999999, Order.Lines[1].Quantity",
      "/Order/Lines/0/DropShip, maybe, Order.Lines[0].DropShip"
    })
    void names_the_field(String pointer, String value, String field) {
      int slash = pointer.lastIndexOf('/');
      ((ObjectNode) sale.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);

      assertMalformed(field);
    }
  }

  private void assertMalformed(String field) {
    assertThatExceptionOfType(PlatformFailure.class)
        .isThrownBy(this::read)
        .withMessageContaining("field=" + field + ",")
        .extracting(PlatformFailure::kind)
        .isEqualTo(FailureKind.MALFORMED);
  }
}
