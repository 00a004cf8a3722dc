package dev.lockstep.sandbox.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeposcoAccessTest {
  private static final Map<String, String> BASIC =
      Map.of(
          "Authorization",
          Credentials.basic(DeposcoOptions.CLIENT_ID, DeposcoOptions.CLIENT_SECRET));

  private final ManualClock clock = new ManualClock();
  private DeposcoStandIn standIn;

  @BeforeEach
  void start() {
    start(options -> options);
  }

  private void start(UnaryOperator<DeposcoOptions.Builder> change) {
    stop();
    standIn =
        DeposcoStandIn.start(change.apply(DeposcoOptions.defaults().with().clock(clock)).build());
  }

  @AfterEach
  void stop() {
    if (standIn != null) {
      standIn.close();
    }
  }

  @Nested
  class tokens {
    @Test
    void are_issued_for_the_refresh_token_of_the_installed_app() {
      Client.Reply reply =
          Tenant.token(standIn, Map.of(), Tenant.refresh(DeposcoOptions.REFRESH_TOKEN));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3600);
      assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
      Client.Reply wrong = Tenant.token(standIn, Map.of(), Tenant.refresh("other"));
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void are_issued_for_client_credentials_by_basic() {
      String form = "grant_type=client_credentials&scope=items/read&env=release&company=LOCKSTEP";
      assertThat(Tenant.token(standIn, BASIC, form).status()).isEqualTo(200);
      assertThat(Tenant.token(standIn, Map.of(), form).status()).isEqualTo(401);
      assertThat(Tenant.token(standIn, BASIC, form + "X").status()).isEqualTo(400);
      Client.Reply unit = Tenant.token(standIn, BASIC, form + "&businessUnitId=7");
      assertThat(unit.status()).isEqualTo(400);
      assertThat(Tenant.messages(unit)).containsExactly("Invalid business unit id");
    }

    @Test
    void are_issued_for_no_other_grant() {
      Client.Reply reply = Tenant.token(standIn, BASIC, "grant_type=password");
      assertThat(reply.json().path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void end_by_the_clock() {
      Tenant tenant = Tenant.of(standIn);
      clock.pass(Duration.ofMinutes(59));
      assertThat(tenant.find("S1").status()).isEqualTo(200);
      clock.pass(Duration.ofMinutes(1));
      Client.Reply late = tenant.find("S1");
      assertThat(late.status()).isEqualTo(401);
      assertThat(Tenant.messages(late)).hasSize(1);
    }

    @Test
    void end_all_at_once_when_told_to() {
      Tenant tenant = Tenant.of(standIn);
      Client.controls(standIn.baseUri()).post("/tokens/expire", Tenant.header("x"));
      assertThat(tenant.find("S1").status()).isEqualTo(401);
      assertThat(Tenant.of(standIn).find("S1").status()).isEqualTo(200);
    }
  }

  @Nested
  class quota {
    @Test
    void is_shared_by_all_clients_of_the_account_and_refuses_with_nothing_in_the_body() {
      start(options -> options.quota(new Quota(3, 2)));
      Tenant one = Tenant.of(standIn);
      Tenant two = Tenant.of(standIn);
      one.find("S1");
      two.find("S1");
      one.find("S1");
      Client.Reply refused = two.put(Tenant.request("S1"));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.body()).isEmpty();
      assertThat(refused.headers().get("Retry-After")).isEqualTo("2");
      assertThat(standIn.orders()).isEmpty();
      clock.pass(Duration.ofSeconds(1));
      assertThat(two.put(Tenant.request("S1")).status()).isEqualTo(201);
    }

    @Test
    void may_not_say_when_to_come_back_and_can_be_switched() {
      Client controls = Client.controls(standIn.baseUri());
      Tenant tenant = Tenant.of(standIn);
      controls.put("/quota", Json.object().put("perSecond", 1));
      tenant.find("S1");
      Client.Reply refused = tenant.find("S1");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.headers().get("Retry-After")).isNull();
      controls.delete("/quota");
      assertThat(tenant.find("S1").status()).isEqualTo(200);
    }
  }
}
