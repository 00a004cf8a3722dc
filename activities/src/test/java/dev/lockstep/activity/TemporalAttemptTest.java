package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemporalAttemptTest {
  private static final String QUEUE = "connection-north";
  private static final Instant SENT = Instant.parse("2026-11-21T12:00:00Z");

  /** Fails twice: once after marking, once after taking the mark back. */
  @ActivityInterface
  public interface Marking {
    void mark();
  }

  /** Runs the activity. */
  @WorkflowInterface
  public interface Runs {
    @WorkflowMethod
    void run();
  }

  /** Runs the activity. */
  public static final class RunsOnce implements Runs {
    @Override
    public void run() {
      Workflow.newActivityStub(
              Marking.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build())
          .mark();
    }
  }

  @Test
  void a_mark_outlives_the_attempt_that_left_it_until_it_is_taken_back() {
    List<Optional<Instant>> seen = new ArrayList<>();
    List<String> queues = new ArrayList<>();
    Marking activity =
        () -> {
          Attempt attempt = TemporalAttempt.current();
          seen.add(attempt.sentAt());
          queues.add(attempt.taskQueue());
          switch (attempt.number()) {
            case 1 -> attempt.markSending(SENT);
            case 2 -> attempt.markNotSent();
            default -> {
              return;
            }
          }
          throw ApplicationFailure.newFailure("Again.", "Again");
        };
    run(activity);

    assertThat(seen).containsExactly(Optional.empty(), Optional.of(SENT), Optional.empty());
    assertThat(queues).containsOnly(QUEUE);
  }

  @Test
  void a_mark_outlives_the_pulse_that_says_the_worker_is_alive() {
    List<Optional<Instant>> seen = new ArrayList<>();
    Marking activity =
        () -> {
          TemporalAttempt attempt = TemporalAttempt.current();
          seen.add(attempt.sentAt());
          switch (attempt.number()) {
            case 1 -> attempt.markSending(SENT);
            case 2 -> {}
            default -> {
              return;
            }
          }
          attempt.repeatMark();
          throw ApplicationFailure.newFailure("Again.", "Again");
        };
    run(activity);

    assertThat(seen).containsExactly(Optional.empty(), Optional.of(SENT), Optional.of(SENT));
  }

  @Test
  void a_create_that_was_given_up_is_no_create_that_must_not_be_repeated() {
    List<Optional<Instant>> sent = new ArrayList<>();
    List<Optional<Instant>> givenUp = new ArrayList<>();
    Marking activity =
        () -> {
          TemporalAttempt attempt = TemporalAttempt.current();
          sent.add(attempt.sentAt());
          givenUp.add(attempt.givenUpAt());
          switch (attempt.number()) {
            case 1 -> assertThat(attempt.markGivenUp(SENT)).isTrue();
            case 2 -> attempt.repeatMark();
            default -> {
              return;
            }
          }
          throw ApplicationFailure.newFailure("Again.", "Again");
        };
    run(activity);

    assertThat(givenUp).containsExactly(Optional.empty(), Optional.of(SENT), Optional.of(SENT));
    assertThat(sent).containsOnly(Optional.empty());
  }

  @Test
  void a_note_outlives_its_attempt_only_where_a_pulse_told_it() {
    List<Optional<Instant>> seen = new ArrayList<>();
    Marking activity =
        () -> {
          TemporalAttempt attempt = TemporalAttempt.current();
          seen.add(attempt.givenUpAt());
          attempt.noteSending(SENT);
          switch (attempt.number()) {
            case 1 -> {}
            case 2 -> attempt.repeatMark();
            default -> {
              return;
            }
          }
          throw ApplicationFailure.newFailure("Again.", "Again");
        };
    run(activity);

    assertThat(seen).containsExactly(Optional.empty(), Optional.empty(), Optional.of(SENT));
  }

  private static void run(Marking activity) {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(QUEUE);
      worker.registerWorkflowImplementationTypes(RunsOnce.class);
      worker.registerActivitiesImplementations(activity);
      environment.start();
      WorkflowClient client = environment.getWorkflowClient();
      client
          .newWorkflowStub(Runs.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
          .run();
    }
  }
}
