package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.cin7core.sample.Cin7Sample;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.http.Json;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Cin7SamplesTest {
  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  @ParameterizedTest
  @EnumSource(Cin7SampleKind.class)
  void every_kind_can_be_placed_and_read(Cin7SampleKind kind) {
    Cin7Sample sample = account.samples.next(kind);
    String id = account.place(sample);
    assertThat(id).isEqualTo(sample.saleId());
    assertThat(account.read(id).at("/Order/Lines").size()).isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource(Cin7SampleKind.class)
  void the_same_seed_gives_the_same_sale(Cin7SampleKind kind) {
    ObjectNode sale = new Cin7Samples(9).next(kind).sale();
    assertThat(new Cin7Samples(9).next(kind).sale()).isEqualTo(sale);
    assertThat(new Cin7Samples(10).next(kind).sale()).isNotEqualTo(sale);
  }

  @Test
  void each_difficult_kind_is_what_it_says() {
    assertThat(read(Cin7SampleKind.MISSING_STREET).at("/ShippingAddress/Line1").asText()).isEmpty();
    assertThat(read(Cin7SampleKind.BAD_POSTCODE).at("/ShippingAddress/Postcode").asText())
        .startsWith("??");
    assertThat(read(Cin7SampleKind.UNKNOWN_SKU).at("/Order/Lines/0/SKU").asText())
        .startsWith("GHOST-");
    assertThat(read(Cin7SampleKind.UNMAPPED_CARRIER).path("Carrier").asText())
        .isEqualTo("Carrier Pigeon");
    assertThat(read(Cin7SampleKind.DROP_SHIP_LINE).at("/Order/Lines/2/DropShip").booleanValue())
        .isTrue();
    assertThat(read(Cin7SampleKind.SERVICE_LINE).at("/Order/Lines/2/NonInventory").booleanValue())
        .isTrue();
    assertThat(read(Cin7SampleKind.ADVANCED).path("Fulfilments")).isEmpty();
  }

  private JsonNode read(Cin7SampleKind kind) {
    return account.read(account.place(kind));
  }

  @Test
  void the_amounts_of_a_sale_add_up() {
    JsonNode order = read(Cin7SampleKind.AUTHORISED).path("Order");
    double lines =
        Json.objects(order.path("Lines")).mapToDouble(line -> line.path("Total").asDouble()).sum();
    assertThat(order.path("Total").asDouble()).isCloseTo(lines + 4.9, Offset.offset(0.0001));
  }

  @Test
  void whatever_is_personal_is_listed_and_never_in_the_ledger() {
    for (Cin7SampleKind kind : Cin7SampleKind.values()) {
      account.place(kind);
    }
    JsonNode sale = read(Cin7SampleKind.AUTHORISED);
    assertThat(account.samples.personalData())
        .contains(sale.path("Contact").asText(), sale.path("Email").asText());
    Client.Reply ledger = Client.controls(account.standIn.baseUri()).get("/ledger");
    assertThat(account.samples.personalData())
        .allSatisfy(personal -> assertThat(ledger.body()).doesNotContain(personal));
    assertThat(ledger.json().path("sales")).hasSize(Cin7SampleKind.values().length + 1);
  }

  @Test
  void two_stand_ins_live_side_by_side() {
    try (Account other = new Account()) {
      account.place();
      assertThat(other.client.get("/saleList").json().path("Total").asInt()).isZero();
      assertThat(other.standIn.port()).isNotEqualTo(account.standIn.port());
    }
  }
}
