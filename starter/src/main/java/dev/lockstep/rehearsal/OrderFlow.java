package dev.lockstep.rehearsal;

import static java.util.Objects.requireNonNull;

import dev.lockstep.demo.Pair;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.rehearsal.Troublemaker.InForce;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Places the orders of a plan, a bounded number at a time, and follows each to its end. */
final class OrderFlow {
  private static final long PAUSE_MILLIS = 250;

  private final List<PlannedOrder> planned;
  private final Map<Pair, Stage> stages;
  private final WorkflowClient client;
  private final LedgerWatch watch;
  private final InstantSource clock;
  private final Semaphore places;
  private final long patienceNanos;
  private final AtomicInteger ended = new AtomicInteger();
  private volatile boolean stalled;
  private final AtomicLong lastEnd = new AtomicLong(System.nanoTime());
  private final Collection<OrderRun> placed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger placedSoFar = new AtomicInteger();
  private final Collection<OrderRun> unended = new ConcurrentLinkedQueue<>();

  /**
   * @param patience if no order ends for so long, those that are open are given up
   */
  OrderFlow(
      List<PlannedOrder> planned,
      List<Stage> stages,
      WorkflowClient client,
      LedgerWatch watch,
      InstantSource clock,
      int inFlight,
      Duration patience) {
    this.planned = List.copyOf(planned);
    this.stages = stages.stream().collect(Collectors.toMap(Stage::pair, Function.identity()));
    this.client = client;
    this.watch = watch;
    this.clock = clock;
    this.places = new Semaphore(inFlight);
    this.patienceNanos = patience.toNanos();
  }

  /** Places all of them and returns when each has ended or was given up. The first goes alone. */
  void run() throws InterruptedException, ExecutionException {
    lastEnd.set(System.nanoTime());
    List<Future<?>> followers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (PlannedOrder next : planned) {
          if (!awaitPlace()) {
            break;
          }
          followers.add(start(next, threads));
          if (next.number() == 1) {
            var unused = followers.getFirst().get();
          }
        }
        for (Future<?> follower : followers) {
          var unused = follower.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  int placed() {
    return placedSoFar.get();
  }

  int ended() {
    return ended.get();
  }

  /** Every order that was placed. */
  List<OrderRun> orders() {
    return List.copyOf(placed);
  }

  /** Those whose workflow has not ended: in front of a person, or given up. */
  List<OrderRun> unended() {
    return List.copyOf(unended);
  }

  private boolean awaitPlace() throws InterruptedException {
    while (!places.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (isStalled()) {
        return false;
      }
    }
    return !isStalled();
  }

  private Future<?> start(PlannedOrder next, ExecutorService threads) {
    Stage stage = requireNonNull(stages.get(next.pair()));
    OrderOnStage prepared = stage.shop().prepare(next.kind());
    OrderRun order =
        new OrderRun(next, stage, prepared.id(), client, watch, clock, this::isStalled);
    InForce trouble = Troublemaker.arm(stage, prepared, next.mishaps());
    placed.add(order);
    order.place(prepared);
    placedSoFar.incrementAndGet();
    return threads.submit(() -> {
      try {
        order.play(prepared);
        follow(order);
      } finally {
        trouble.takeBack(stage);
        places.release();
      }
      return null;
    });
  }

  private void follow(OrderRun order) throws InterruptedException {
    switch (order.follow()) {
      case ENDED -> {}
      case PARKED, GIVEN_UP -> unended.add(order);
    }
    ended.incrementAndGet();
    lastEnd.set(System.nanoTime());
  }

  /** Once and for all: the first that is given up is no end that the others could hope for. */
  private boolean isStalled() {
    if (System.nanoTime() - lastEnd.get() > patienceNanos) {
      stalled = true;
    }
    return stalled;
  }
}
