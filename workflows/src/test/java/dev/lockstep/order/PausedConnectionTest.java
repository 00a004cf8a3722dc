package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An order's patience while people have paused one of its connections. */
class PausedConnectionTest extends OrderWorkflowSpec {
  private final List<PauseQuestion> asked = new CopyOnWriteArrayList<>();
  private volatile PauseFinding.Verdict verdict = PauseFinding.Verdict.PAUSED;

  @Override
  PauseFinding.Verdict pauseOf(PauseQuestion question) {
    asked.add(question);
    return verdict;
  }

  private static <R> List<Supplier<R>> failing() {
    return Collections.nCopies(
        500,
        () -> {
          throw failure(FailureKind.UNAVAILABLE, true);
        });
  }

  @Test
  void a_reading_waits_out_the_pause_and_goes_on() {
    platforms.verdicts.addAll(failing());
    begin();
    pass(Duration.ofHours(7));

    assertThat(order.status().parked()).isEmpty();
    assertThat(asked).hasSizeBetween(5, 8);
    platforms.verdicts.clear();
    pass(Duration.ofHours(1));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void a_release_waits_out_the_pause_and_goes_on() {
    platforms.releases.addAll(failing());
    begin();
    pass(Duration.ofHours(7));

    assertThat(order.status().parked()).isEmpty();
    platforms.releases.clear();
    pass(Duration.ofHours(1));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    // What was asked for anew may have been sent by the step before it.
    assertThat(platforms.released.getFirst().givenUpAt()).isNull();
    assertThat(platforms.released.getLast().givenUpAt()).isNotNull();
  }

  @Test
  void once_the_pause_is_over_the_patience_is_that_of_every_day() {
    platforms.releases.addAll(failing());
    begin();
    pass(Duration.ofMinutes(150));
    assertThat(order.status().parked()).isEmpty();

    verdict = PauseFinding.Verdict.NOT_PAUSED;
    pass(Duration.ofMinutes(45));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.CONNECTION_UNAVAILABLE);
  }

  @Test
  void it_asks_for_the_time_since_the_step_began() {
    platforms.verdicts.addAll(failing());
    Instant start = Instant.ofEpochMilli(server.currentTimeMillis());
    begin();
    pass(Duration.ofMinutes(150));

    assertThat(asked.getFirst().link()).isEqualTo(LINK);
    assertThat(asked.getFirst().since()).isBetween(start, start.plusSeconds(60));
    assertThat(asked.get(1).since()).isAfter(start.plus(Duration.ofMinutes(50)));
  }

  @Test
  void a_refusal_is_parked_at_once_and_asks_nobody() {
    platforms.releases.add(() -> {
      throw failure(FailureKind.REJECTED, false);
    });
    begin();
    pass(Duration.ofMinutes(1));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.WAREHOUSE_REJECTED);
    assertThat(asked).isEmpty();
  }

  @Test
  void its_history_replays() throws Exception {
    platforms.releases.addAll(failing());
    begin();
    pass(Duration.ofHours(3));
    platforms.releases.clear();
    dispatchIn(Duration.ofHours(2));
    var unused = result();

    WorkflowClient client = server.getWorkflowClient();
    WorkflowReplayer.replayWorkflowExecution(
        client.fetchHistory(OrderNames.workflowId(LINK, ScriptedPlatforms.ORDER)),
        OrderWorkflowImpl.class);
  }
}
