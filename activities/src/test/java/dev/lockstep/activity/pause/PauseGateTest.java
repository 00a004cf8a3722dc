package dev.lockstep.activity.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.connection.PauseRequest;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderNames;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.sweep.SweepNames;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseGateTest {
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final String DC_QUEUE = OrderNames.connectionQueue(DC);
  private static final String SHOP_QUEUE = OrderNames.connectionQueue(new ConnectionId("shop"));
  private static final FulfilmentRef REF = new FulfilmentRef("o-1");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<String> called = new ArrayList<>();
  private @Nullable PauseState pause;
  private PauseGate.@Nullable Step step;
  private Instant now = NOON;
  private boolean temporalAnswers = true;
  private final Warehouse warehouse =
      new PauseGate(
              Optional.of(connection -> {
                if (!temporalAnswers) {
                  throw new IllegalStateException("unreachable");
                }
                return Optional.ofNullable(pause);
              }),
              () -> Optional.ofNullable(step),
              () -> now)
          .before(DC, noting());

  private Warehouse noting() {
    return (Warehouse)
        Proxy.newProxyInstance(
            Warehouse.class.getClassLoader(),
            new Class<?>[] {Warehouse.class},
            (proxy, method, arguments) -> {
              called.add(method.getName());
              return switch (method.getName()) {
                case "find" -> Optional.empty();
                case "capabilities" -> Set.of();
                default ->
                    throw PlatformFailure.of(FailureKind.REJECTED, DC, "Refused by the warehouse.");
              };
            });
  }

  private void pausedAt(Instant since) {
    pause = PauseState.begun(new PauseRequest(DC, "jo", "upgrade", null, null), since);
  }

  @Test
  void a_connection_that_is_not_paused_is_called() {
    assertThat(warehouse.find(REF)).isEmpty();
    assertThat(called).containsExactly("find");
  }

  @Test
  void a_paused_connection_is_not_called_and_the_step_says_why_and_when_it_asks_again() {
    pausedAt(NOON.minusSeconds(60));

    assertThatThrownBy(() -> warehouse.find(REF))
        .isInstanceOfSatisfying(
            PlatformFailure.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
              assertThat(failure.retryAfter()).contains(PauseGate.ASK_AGAIN_AT_MOST);
              assertThat(failure.expectation()).isEqualTo(PlatformFailure.Expectation.ANNOUNCED);
            })
        .hasMessage(
            "The connection is paused, so its platform was not called. connection=dc. It goes on by"
                + " itself; who paused it until when says: lockstep connections show dc");
    assertThat(called).isEmpty();
  }

  @Test
  void what_needs_no_call_is_answered_all_the_same() {
    pausedAt(NOON.minusSeconds(60));

    assertThat(warehouse.capabilities()).isEmpty();
  }

  @Test
  void what_the_platform_refuses_comes_through_as_it_was() {
    assertThatThrownBy(() -> warehouse.shipments(REF))
        .isInstanceOf(PlatformFailure.class)
        .hasMessage("Refused by the warehouse.");
  }

  @Test
  void a_step_that_began_before_the_pause_may_finish_but_not_for_ever() {
    pausedAt(NOON.minusSeconds(10));
    step = new PauseGate.Step("ReleaseFulfilment", SHOP_QUEUE, 1, NOON.minusSeconds(20));
    assertThatCode(() -> warehouse.find(REF)).doesNotThrowAnyException();

    now = NOON.plus(PauseGate.FINISHED_WITHIN);

    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);
  }

  @Test
  void a_step_that_began_after_it_and_every_sweep_stop() {
    pausedAt(NOON.minusSeconds(10));
    step = new PauseGate.Step("ReleaseFulfilment", SHOP_QUEUE, 1, NOON.minusSeconds(5));
    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);

    step = new PauseGate.Step(SweepNames.ACTIVITY_TYPE, DC_QUEUE, 1, NOON.minusSeconds(20));
    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);
  }

  @Test
  void what_the_connections_own_queue_hands_out_after_a_pause_does_not_wait_for_the_news() {
    pausedAt(NOON.minusSeconds(10));
    step = new PauseGate.Step("ReleaseFulfilment", DC_QUEUE, 1, NOON.minusSeconds(5));

    assertThatCode(() -> warehouse.find(REF)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "4, 40", "5, 60", "500, 60"})
  void a_step_asks_again_soon_and_then_ever_more_rarely(int attempt, int seconds) {
    pausedAt(NOON.minusSeconds(10));
    step = new PauseGate.Step("ReleaseFulfilment", SHOP_QUEUE, attempt, NOON);

    assertThatThrownBy(() -> warehouse.find(REF))
        .isInstanceOfSatisfying(
            PlatformFailure.class,
            failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds)));
  }

  @Test
  void a_pause_is_noticed_within_the_time_promised() {
    assertThat(warehouse.find(REF)).isEmpty();
    pausedAt(NOON);

    now = NOON.plus(PauseGate.BELIEVED_FOR);

    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);
  }

  @Test
  void while_temporal_does_not_answer_what_it_said_last_holds() {
    pausedAt(NOON.minusSeconds(60));
    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);

    temporalAnswers = false;
    now = NOON.plus(Duration.ofMinutes(10));

    assertThatThrownBy(() -> warehouse.find(REF)).isInstanceOf(PlatformFailure.class);
  }
}
