package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SaleListTest {
  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  private List<String> found(String... query) {
    List<String> ids = new ArrayList<>();
    account
        .client
        .get("/saleList", query)
        .json()
        .path("SaleList")
        .forEach(row -> ids.add(row.path("SaleID").asText()));
    return ids;
  }

  @Test
  void rows_hold_the_head_and_no_lines() {
    String id = account.place(Cin7SampleKind.AUTHORISED);
    JsonNode row = account.client.get("/saleList").json().at("/SaleList/0");
    assertThat(row.path("SaleID").asText()).isEqualTo(id);
    assertThat(row.path("OrderNumber").asText()).isEqualTo("SO-00001");
    assertThat(row.path("OrderStatus").asText()).isEqualTo("AUTHORISED");
    assertThat(row.path("CombinedPickingStatus").asText()).isEqualTo("NOT PICKED");
    assertThat(row.path("FulFilmentStatus").asText()).isEqualTo("NOT FULFILLED");
    assertThat(row.has("Lines")).isFalse();
    assertThat(row.has("Order")).isFalse();
  }

  @Test
  void pages_count_from_one_and_the_total_is_of_all() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(account.place());
    }
    JsonNode second = account.client.get("/saleList", "Page", "2", "Limit", "2").json();
    assertThat(second.path("Total").asInt()).isEqualTo(5);
    assertThat(second.path("Page").asInt()).isEqualTo(2);
    assertThat(found("Page", "1", "Limit", "2")).isEqualTo(ids.subList(0, 2));
    assertThat(found("Page", "3", "Limit", "2")).isEqualTo(ids.subList(4, 5));
    assertThat(found("Page", "4", "Limit", "2")).isEmpty();
  }

  @Test
  void a_new_sale_shifts_the_rows_while_somebody_pages() {
    String first = account.place();
    String second = account.place();
    assertThat(found("Page", "1", "Limit", "1")).containsExactly(second);
    account.place();
    assertThat(found("Page", "2", "Limit", "1")).containsExactly(second);
    assertThat(found("Page", "3", "Limit", "1")).containsExactly(first);
  }

  @Test
  void any_change_counts_as_an_update() {
    String id = account.place();
    account.clock.pass(Duration.ofMinutes(10));
    String since = account.clock.instant().toString();
    assertThat(found("UpdatedSince", since)).isEmpty();
    account.pick(Account.autoPick(id));
    assertThat(found("UpdatedSince", since)).containsExactly(id);
    account.clock.pass(Duration.ofMinutes(10));
    String later = account.clock.instant().toString();
    account.standIn.merchant().touch(id);
    assertThat(found("UpdatedSince", later)).containsExactly(id);
    assertThat(found("UpdatedUntil", since)).isEmpty();
  }

  @Test
  void times_in_filters_may_lack_zone_and_fraction() {
    String id = account.place();
    assertThat(found("UpdatedSince", "2026-11-20T08:59:59")).containsExactly(id);
    assertThat(found("UpdatedSince", "2026-11-20T09:00:00.001")).isEmpty();
    assertThat(found("CreatedSince", "2026-11-20")).containsExactly(id);
    assertThat(account.client.get("/saleList", "UpdatedSince", "yesterday").status())
        .isEqualTo(400);
  }

  @Test
  void the_time_of_the_last_update_is_written_in_more_than_one_way() {
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      account.place();
    }
    account
        .client
        .get("/saleList")
        .json()
        .path("SaleList")
        .forEach(row -> forms.add(row.path("Updated").asText()));
    assertThat(forms).doesNotHaveDuplicates().anyMatch(form -> form.endsWith("Z"));
    assertThat(forms).anyMatch(form -> !form.endsWith("Z"));
    assertThat(forms)
        .allSatisfy(
            form -> assertThat(Wire.time(form)).contains(Instant.parse("2026-11-20T09:00:00Z")));
  }

  @Test
  void filters_are_called_otherwise_than_the_fields() {
    String picked = account.place();
    String waiting = account.place();
    account.pick(Account.autoPick(picked));
    assertThat(found("CombinedPickStatus", "PICKED")).containsExactly(picked);
    assertThat(found("CombinedPickStatus", "NOT PICKED")).containsExactly(waiting);
    assertThat(found("CombinedPickingStatus", "PICKED")).hasSize(2);
  }

  @Test
  void sales_are_found_by_status_order_status_and_their_own_key() {
    String authorised = account.place(Cin7SampleKind.AUTHORISED);
    String draft = account.place(Cin7SampleKind.DRAFT);
    String key = account.read(draft).path("ExternalID").asText();
    assertThat(found("OrderStatus", "AUTHORISED")).containsExactly(authorised);
    assertThat(found("Status", "ORDERING")).containsExactly(draft);
    assertThat(found("ExternalID", key)).containsExactly(draft);
  }

  @Test
  void a_search_looks_into_number_and_reference() {
    account.place(Cin7SampleKind.AUTHORISED);
    String second = account.place(Cin7SampleKind.AUTHORISED);
    assertThat(found("Search", "so-00002")).containsExactly(second);
    assertThat(found("Search", account.view(second).customerReference())).containsExactly(second);
  }

  @Test
  void ready_for_shipping_is_what_is_packed_and_not_shipped() {
    account.place();
    String packed = account.packInTwoBoxes();
    assertThat(found("ReadyForShipping", "true")).containsExactly(packed);
    Client.Reply shipped =
        account.ship(Account.document(packed, "AUTHORISED", Account.shipment("A,B", "T1")));
    assertThat(shipped.status()).isEqualTo(200);
    assertThat(found("ReadyForShipping", "true")).isEmpty();
  }
}
