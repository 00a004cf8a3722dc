package dev.lockstep.rehearsal;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Act;
import dev.lockstep.demo.stage.Milestone;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.demo.stage.ShopPlatform;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One order from its placing to its end: what people do to it, and what becomes of it. */
final class OrderRun {
  private static final String AUTHOR = "rehearsal";
  private static final long LOOK_SECONDS = 5;
  private static final long PAUSE_MILLIS = 250;
  private static final int LOOKS_PER_DOUBT = 20;

  private static final Duration FOR_GOOD = Duration.ofSeconds(12);
  private static final Duration FOR_GOOD_THOUGH_IT_MIGHT_HEAL = Duration.ofSeconds(60);

  private final PlannedOrder planned;
  private final Stage stage;
  private final String id;
  private final WorkflowStub workflow;
  private final LedgerWatch watch;
  private final InstantSource clock;
  private final BooleanSupplier givenUp;
  private volatile @Nullable Instant actedAt;
  private @Nullable Instant parkedSince;
  private volatile boolean missed;

  /**
   * @param givenUp whether nothing is worth waiting for any more
   */
  OrderRun(
      PlannedOrder planned,
      Stage stage,
      String id,
      WorkflowClient client,
      LedgerWatch watch,
      InstantSource clock,
      BooleanSupplier givenUp) {
    this.planned = planned;
    this.stage = stage;
    this.id = id;
    this.workflow =
        client.newUntypedWorkflowStub(OrderNames.workflowId(stage.pair().link(), new OrderId(id)));
    this.watch = watch;
    this.clock = clock;
    this.givenUp = givenUp;
  }

  /** How it came out, as far as its workflow tells. */
  enum End {
    ENDED,
    PARKED,
    GIVEN_UP
  }

  PlannedOrder planned() {
    return planned;
  }

  Stage stage() {
    return stage;
  }

  String id() {
    return id;
  }

  Optional<Instant> actedAt() {
    return Optional.ofNullable(actedAt);
  }

  /** Whether it was over before the moment came at which people wanted to act. */
  boolean wasMissed() {
    return missed;
  }

  /** Places it; everything about it has to be set up before. */
  void place(OrderOnStage order) {
    planned.turn().ifPresent(turn -> stage.depot().take(turn, id(), order.firstSku()));
    watch.placed(id());
    order.place();
  }

  /** What people do to it; each waits for its moment as long as anybody waits. */
  void play(OrderOnStage order) throws InterruptedException {
    switch (planned.course()) {
      case LEAVE -> {}
      case CORRECT -> correct(order);
      case MOVE -> {
        awaitHeld();
        act(order, Act.CORRECT_ADDRESS);
        await(() ->
            stage.depot().wasAmended(id()) || codes().contains(ExceptionCode.EDITED_AFTER_RELEASE));
        stage.depot().letGo(id());
      }
      case CANCEL_IN_TIME -> {
        awaitHeld();
        act(order, Act.CANCEL);
      }
      case ASK_TOO_LATE -> {
        awaitHeld();
        ask(order);
        stage.depot().letGo(id());
      }
      case CANCEL_TOO_LATE -> {
        awaitHeld();
        act(order, Act.CANCEL);
        stage.depot().letGo(id());
        awaitAnswer();
      }
      case CANCEL_AFTERWARDS -> {
        awaitThroughItsEnd(this::isOver);
        act(order, Act.CANCEL);
        awaitAnswer();
      }
      case CANCEL_ANY_TIME -> {
        Thread.sleep(planned.pause());
        act(order, Act.CANCEL);
      }
    }
  }

  /**
   * Returns when its workflow has ended, or stands in front of a person for good. One call waits
   * for the end, however often the order is looked at meanwhile: towards the end of its time a call
   * with a short one is answered at once, and asks again and again.
   */
  End follow() throws InterruptedException {
    CompletableFuture<OrderResult> end = awaitEnd();
    while (!givenUp.getAsBoolean()) {
      try {
        var unused = end.get(LOOK_SECONDS, TimeUnit.SECONDS);
        return End.ENDED;
      } catch (TimeoutException stillOpen) {
        if (isParkedForGood()) {
          return End.PARKED;
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof WorkflowFailedException) {
          return End.GIVEN_UP;
        }
        // It is not there yet, or Temporal is down, as rehearsed.
        Thread.sleep(PAUSE_MILLIS);
        end = awaitEnd();
      }
    }
    return End.GIVEN_UP;
  }

  private CompletableFuture<OrderResult> awaitEnd() {
    return workflow.getResultAsync(OrderResult.class);
  }

  /** The codes under which it is in front of a person. */
  List<ExceptionCode> codes() {
    return status()
        .map(status -> status.parked().stream().map(Parked::code).toList())
        .orElse(List.of());
  }

  /** Whether it has come to its end after all, perhaps long after somebody was told. */
  boolean isOver() {
    return status()
        .filter(status ->
            status.stage() == OrderStage.CONFIRMED || status.stage() == OrderStage.CANCELLED)
        .isPresent();
  }

  boolean isHeardOf() {
    return status().isPresent();
  }

  /** Where it stands, in one word. */
  String standing() {
    return status().map(status -> status.stage().name()).orElse("UNKNOWN");
  }

  private Optional<OrderStatus> status() {
    try {
      return Optional.of(workflow.query(OrderNames.STATUS, OrderStatus.class));
    } catch (WorkflowException silent) {
      return Optional.empty();
    }
  }

  /** Seen so for a while: what Lockstep tries again by itself is parked anew each time. */
  private boolean isParkedForGood() {
    Optional<OrderStatus> seen = status();
    if (seen.isEmpty()) {
      return false;
    }
    List<ExceptionCode> codes = seen.get().parked().stream().map(Parked::code).toList();
    if (codes.isEmpty()) {
      parkedSince = null;
      return false;
    }
    Instant now = clock.instant();
    Instant since = parkedSince;
    if (since == null) {
      parkedSince = now;
      return false;
    }
    boolean mightHeal = codes.stream().anyMatch(ExceptionCode::healsByItself);
    return since.plus(mightHeal ? FOR_GOOD_THOUGH_IT_MIGHT_HEAL : FOR_GOOD).isBefore(now);
  }

  /** Whether Lockstep has an answer to the cancellation, or leaves it to a person. */
  private boolean isDecided() {
    return status()
        .filter(status -> status.cancellation() != null || !status.parked().isEmpty())
        .isPresent();
  }

  private void correct(OrderOnStage order) throws InterruptedException {
    await(() -> codes().contains(ExceptionCode.ADDRESS_INVALID));
    if (stage.shop().acts().contains(Act.CORRECT_ADDRESS)) {
      act(order, Act.CORRECT_ADDRESS);
    } else {
      act(order, Act.CORRECT_ADDRESS_UNTOLD);
      tell(() -> {
        Resolution again =
            new Resolution(
                Resolution.VERSION,
                ResolutionKind.RETRY,
                AUTHOR,
                "the address was corrected",
                List.of(),
                null);
        var unused = workflow.update(OrderNames.RESOLVE, ResolutionResult.class, again);
      });
    }
  }

  /** The shop asks where it can, customer service elsewhere. */
  private void ask(OrderOnStage order) throws InterruptedException {
    actedAt = clock.instant();
    if (stage.pair().shop() == ShopPlatform.SCAYLE) {
      order.act(Act.ASK_TO_CANCEL);
      return;
    }
    CancellationRequest request =
        new CancellationRequest(
            CancellationRequest.VERSION,
            AUTHOR + "-" + id(),
            "CUSTOMER_REQUEST",
            AUTHOR,
            List.of());
    tell(() -> {
      var unused =
          workflow.update(OrderNames.REQUEST_CANCELLATION, CancellationDecision.class, request);
    });
  }

  private void act(OrderOnStage order, Act act) {
    actedAt = clock.instant();
    order.act(act);
  }

  /** People try again when nobody answers. */
  private void tell(Runnable update) throws InterruptedException {
    while (!givenUp.getAsBoolean()) {
      try {
        update.run();
        return;
      } catch (WorkflowNotFoundException over) {
        return;
      } catch (WorkflowException nobodyAnswers) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private void awaitHeld() throws InterruptedException {
    await(() -> watch.hasPassed(id(), Milestone.IN_WAREHOUSE) && stage.depot().holds(id()));
  }

  /** It may have ended before it hears of the cancellation: then it opens again. */
  private void awaitAnswer() throws InterruptedException {
    awaitThroughItsEnd(this::isDecided);
  }

  private void awaitThroughItsEnd(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean() && !givenUp.getAsBoolean()) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    for (int look = 1; !condition.getAsBoolean() && !givenUp.getAsBoolean(); look++) {
      if (look % LOOKS_PER_DOUBT == 0 && (isOver() || isParkedForGood())) {
        missed = true;
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
