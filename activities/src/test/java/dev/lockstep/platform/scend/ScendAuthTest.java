package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Secret;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScendAuthTest {
  private static final FulfilmentRef NONE = new FulfilmentRef("order-1");
  private static final Secret RIGHT = new Secret("right");
  private static final Secret WRONG = new Secret("wrong");

  private final Deque<ScendStandIn> running = new ArrayDeque<>();

  @AfterEach
  void close() {
    running.forEach(ScendStandIn::close);
  }

  private Warehouse speaking(dev.lockstep.sandbox.scend.ScendAuth expected, ScendAuth ours) {
    ScendStandIn scend = ScendStandIn.start(ScendOptions.defaults().with().auth(expected).build());
    running.addFirst(scend);
    return ScendAccount.warehouse(
        ScendAccount.settings(scend.apiUri(), ours, ScendAccount.rules("put"), true));
  }

  @Test
  void an_api_key_goes_into_its_header() {
    Warehouse warehouse =
        speaking(
            new dev.lockstep.sandbox.scend.ScendAuth.ApiKey("X-Api-Key", "right"),
            ScendAuth.apiKey(RIGHT));

    assertThat(warehouse.find(NONE)).isEmpty();
  }

  @Test
  void a_bearer_token_goes_into_the_authorization() {
    Warehouse warehouse =
        speaking(new dev.lockstep.sandbox.scend.ScendAuth.Bearer("right"), ScendAuth.bearer(RIGHT));

    assertThat(warehouse.find(NONE)).isEmpty();
  }

  @Test
  void basic_goes_into_the_authorization() {
    Warehouse warehouse =
        speaking(
            new dev.lockstep.sandbox.scend.ScendAuth.Basic("lockstep", "right"),
            ScendAuth.basic("lockstep", RIGHT));

    assertThat(warehouse.find(NONE)).isEmpty();
  }

  @Test
  void wrong_credentials_are_a_matter_of_the_connection() {
    Warehouse warehouse =
        speaking(
            new dev.lockstep.sandbox.scend.ScendAuth.Basic("lockstep", "right"),
            ScendAuth.basic("lockstep", WRONG));

    PlatformFailure failure =
        catchThrowableOfType(PlatformFailure.class, () -> warehouse.find(NONE));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORISED);
    assertThat(failure.getMessage()).doesNotContain("wrong");
  }

  @Nested
  class Token_exchange {
    private Warehouse warehouse;

    @BeforeEach
    void open() {
      warehouse = exchanging(RIGHT);
    }

    private Warehouse exchanging(Secret password) {
      return speaking(
          new dev.lockstep.sandbox.scend.ScendAuth.TokenExchange(
              "lockstep", "right", Duration.ofHours(1)),
          ScendAuth.tokenExchange("lockstep", password));
    }

    @Test
    void user_and_password_are_exchanged_for_a_token() {
      assertThat(warehouse.find(NONE)).isEmpty();
    }

    @Test
    void a_token_that_is_not_accepted_any_more_is_exchanged_once_more() {
      warehouse.find(NONE);
      running.getFirst().expireTokens();

      assertThat(warehouse.find(NONE)).isEmpty();
    }

    @Test
    void a_wrong_password_is_a_matter_of_the_connection() {
      warehouse = exchanging(WRONG);

      PlatformFailure failure =
          catchThrowableOfType(PlatformFailure.class, () -> warehouse.find(NONE));

      assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORISED);
      assertThat(failure.getMessage()).doesNotContain("wrong", "lockstep");
    }
  }

  @Test
  void a_strategy_without_what_it_needs_is_refused_at_once() {
    assertThatThrownBy(() -> ScendAuth.basic(" ", RIGHT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("This way to authenticate needs a user and a password.");
  }
}
