package dev.lockstep.sandbox.cin7core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Cin7FaultsTest {
  private static final String PICK = "/ExternalApi/v2/sale/fulfilment/pick";

  private final Account account = new Account();
  private String id;

  @BeforeEach
  void place() {
    id = account.place();
  }

  @AfterEach
  void stop() {
    account.close();
  }

  private FaultRule once(FaultKind kind) {
    return FaultRule.once("POST", PICK, kind).waitMillis(1);
  }

  private Client.Reply pick(FaultRule rule) {
    account.standIn.faults().add(rule);
    return account.pick(Account.autoPick(id));
  }

  private boolean picked() {
    return account.view(id).tasks().getFirst().pickStatus().equals("AUTHORISED");
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_REPLY", "TRUNCATED_BODY"})
  void the_connection_breaks_after_it_was_done(FaultKind kind) {
    assertThatThrownBy(() -> pick(once(kind))).isInstanceOf(Client.Broken.class);
    assertThat(picked()).isTrue();
  }

  @Test
  void the_connection_breaks_before_anything_was_done() {
    assertThatThrownBy(() -> pick(once(FaultKind.CONNECTION_RESET)))
        .isInstanceOf(Client.Broken.class);
    assertThat(picked()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ERROR_AFTER_COMMIT, 500, true", "ERROR_BEFORE_COMMIT, 503, false"})
  void errors_are_arrays_of_codes_and_texts(FaultKind kind, int status, boolean done) {
    Client.Reply reply = pick(once(kind));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().path(0).path("ErrorCode").asInt()).isEqualTo(status);
    assertThat(Account.refusal(reply)).isNotEmpty();
    assertThat(picked()).isEqualTo(done);
  }

  @ParameterizedTest
  @CsvSource({
    "0, RETRY_AFTER_SECONDS, 429, 30",
    "0, RETRY_AFTER_WORDS, 429, 30 Seconds",
    "503, NONE, 503,",
    "400, NONE, 400,",
  })
  void a_throttled_call_is_known_by_status_header_or_text(
      int status, RetryHint hint, int expected, String header) {
    Client.Reply reply =
        pick(once(FaultKind.RATE_LIMITED).status(status).hint(hint).waitMillis(30_000));
    assertThat(reply.status()).isEqualTo(expected);
    assertThat(reply.headers().get("Retry-After")).isEqualTo(header);
    assertThat(Account.refusal(reply)).contains("reached 60 calls per 60 seconds");
    assertThat(picked()).isFalse();
  }

  @Test
  void a_refusal_may_hide_in_a_200() {
    Client.Reply reply = pick(once(FaultKind.SUCCESS_FALSE));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("TaskID").asText()).isEqualTo(id);
    assertThat(reply.json().at("/Errors/0/ErrorCode").asInt()).isEqualTo(400);
    assertThat(picked()).isFalse();
  }

  @Test
  void a_page_may_come_with_status_200() {
    Client.Reply reply = pick(once(FaultKind.HTML_PAGE).status(200));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).startsWith("<html>");
    assertThat(picked()).isFalse();
  }

  @Test
  void an_empty_answer_hides_that_it_was_done() {
    assertThat(pick(once(FaultKind.EMPTY_OK)).body()).isEmpty();
    assertThat(picked()).isTrue();
  }

  @Test
  void instead_of_a_version_conflict_the_merchant_does_the_same_step_first() {
    Client.Reply reply = pick(once(FaultKind.CONFLICT));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Account.refusal(reply)).endsWith("Pick Status is AUTHORISED");
    assertThat(account.standIn.ledger().facts("PICK_AUTHORISED"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.detail().path("by").asText()).isEqualTo("MERCHANT"));
  }
}
