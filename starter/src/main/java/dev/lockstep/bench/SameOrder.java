package dev.lockstep.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The order as one would write it with the SDK alone: the signals, activities, search attributes,
 * timer and payload sizes of Lockstep's ordinary order, the same requests to the platforms, and
 * nothing else: no checks, no deadlines, no exceptions, no cancellation.
 */
@WorkflowInterface
public interface SameOrder {
  SearchAttributeKey<String> STAGE = SearchAttributeKey.forKeyword("LockstepStage");

  @WorkflowMethod(name = "SameOrder")
  String run(String request);

  @SignalMethod
  void orderChanged(String hint);

  @SignalMethod
  void dispatched(String hint);

  /** What is done outside. Arguments begin with the order's id. */
  @ActivityInterface
  interface Steps {
    @ActivityMethod(name = "SameAssess")
    String assess(String order);

    @ActivityMethod(name = "SameRelease")
    String release(String order);

    @ActivityMethod(name = "SameConfirm")
    String confirm(String order);
  }

  /** The workflow. */
  final class Impl implements SameOrder {
    /** As long as Lockstep's, in characters of JSON, on an order of two or three lines. */
    private static final int RELEASE_ARGUMENT = 900;

    private static final int CONFIRM_ARGUMENT = 700;
    private static final int RESULT = 1700;
    private static final Duration DEADLINE = Duration.ofDays(5);

    private @Nullable String dispatched;

    private final Steps steps =
        Workflow.newActivityStub(
            Steps.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());

    @Override
    public String run(String request) {
      var unusedPlan = steps.assess(request);
      var unusedRelease = steps.release(Padding.of(request, RELEASE_ARGUMENT));
      Workflow.upsertTypedSearchAttributes(STAGE.valueSet("AWAITING_DISPATCH"));
      CancellationScope deadline =
          Workflow.newCancellationScope(() -> {
            var unusedTimer = Workflow.newTimer(DEADLINE);
          });
      deadline.run();
      Workflow.await(() -> dispatched != null);
      deadline.cancel();
      var unusedConfirmation = steps.confirm(Padding.of(request, CONFIRM_ARGUMENT));
      Workflow.upsertTypedSearchAttributes(STAGE.valueSet("CONFIRMED"));
      return Padding.of(request, RESULT);
    }

    @Override
    public void orderChanged(String hint) {
      // The order is read anew anyway.
    }

    @Override
    public void dispatched(String hint) {
      dispatched = hint;
    }
  }
}
