package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private final Account account = new Account();

  @AfterEach
  void stop() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    Cin7Options.ACCOUNT_ID + ", wrong",
    "00000000-0000-0000-0000-000000000001, " + Cin7Options.APPLICATION_KEY,
    Cin7Options.ACCOUNT_ID + ", ''",
  })
  void both_headers_have_to_be_right(String accountId, String key) {
    Client stranger =
        new Client(
            account.standIn.apiUri(),
            Map.of("api-auth-accountid", accountId, "api-auth-applicationkey", key));
    Client.Reply reply = stranger.get("/me");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.json().path(0).path("ErrorCode").asInt()).isEqualTo(403);
  }

  @Test
  void who_may_call_learns_the_account() {
    JsonNode me = account.client.get("/me").json();
    assertThat(me.path("TimeZone").asText()).isEqualTo("Europe/London");
    assertThat(me.path("LockDate").isNull()).isTrue();
  }

  @Test
  void a_path_that_does_not_exist_is_a_page_with_status_200() {
    Client.Reply reply = account.client.get("/sales");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Content-Type")).startsWith("text/html");
    assertThat(reply.body()).contains("Page not found");
  }

  @Test
  void the_case_of_a_path_does_not_matter() {
    assertThat(account.client.get("/SaleList").json().path("Total").asInt()).isZero();
    assertThat(account.client.get("/salelist", "page", "1").json().path("Page").asInt()).isOne();
  }

  @Test
  void a_method_that_a_path_does_not_know_is_405() {
    assertThat(account.client.put("/saleList", Json.object()).status()).isEqualTo(405);
  }

  @Test
  void an_object_that_cannot_be_read_is_500() {
    RequestBody broken = RequestBody.create("{\"TaskID\":", MediaType.get("application/json"));
    assertThat(account.client.send("POST", "/sale/fulfilment/pick", broken).status())
        .isEqualTo(500);
  }

  @Test
  void an_id_that_names_nothing_is_an_error_whose_code_differs_from_the_status() {
    Client.Reply reply = account.client.get("/sale", "ID", "11111111-2222-3333-4444-555555555555");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path(0).path("ErrorCode").asInt()).isEqualTo(404);
  }

  @Test
  void an_id_that_is_no_guid_is_refused() {
    Client.Reply reply = account.client.get("/sale", "ID", "SO-00001");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Account.refusal(reply)).isEqualTo("'ID' is not a valid GUID");
  }

  @Test
  void without_a_quota_nobody_counts() {
    for (int i = 0; i < 80; i++) {
      assertThat(account.client.get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  void sixty_calls_within_sixty_seconds_are_the_most() {
    account.standIn.limitCalls(Cin7Quota.platform());
    for (int i = 0; i < 30; i++) {
      account.client.get("/me");
    }
    account.clock.pass(Duration.ofSeconds(40));
    for (int i = 0; i < 30; i++) {
      assertThat(account.client.get("/me").status()).isEqualTo(200);
    }
    assertThat(account.client.get("/me").status()).isEqualTo(429);
    account.clock.pass(Duration.ofSeconds(20));
    Client.Reply again = account.client.get("/me");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.headers().get("X-RateLimit-Remaining")).isEqualTo("29");
  }

  @Test
  void a_call_too_many_is_refused_in_every_way_met_in_the_field() {
    account.standIn.limitCalls(
        new Cin7Quota(1, Duration.ofSeconds(60), List.of(Cin7Quota.Shape.values())));
    account.client.get("/me");
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Client.Reply reply = account.client.get("/me");
      seen.add(reply.status() + " " + reply.headers().get("Retry-After"));
      assertThat(Account.refusal(reply)).contains("reached 60 calls per 60 seconds");
    }
    assertThat(seen).containsExactly("429 30", "429 60 Seconds", "503 null", "400 null");
  }

  @Test
  void carriers_are_listed_and_found_by_their_description() {
    JsonNode all = account.client.get("/ref/carrier").json();
    assertThat(all.path("Total").asInt()).isEqualTo(5);
    JsonNode one = account.client.get("/ref/carrier", "Description", "DPD").json();
    assertThat(one.at("/CarrierList/0/Description").asText()).isEqualTo("DPD");
    assertThat(one.path("CarrierList")).hasSize(1);
  }

  @Test
  void a_product_says_whether_it_is_a_service() {
    JsonNode found = account.client.get("/product", "Sku", "SERVICE-").json();
    assertThat(found.at("/Products/0/Type").asText()).isEqualTo("Service");
    assertThat(account.client.get("/product", "Sku", "MUG").json().at("/Products/0/Type").asText())
        .isEqualTo("Stock");
  }
}
