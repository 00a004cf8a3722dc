package dev.lockstep.rehearsal;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Places paid orders, a bounded number at a time, and follows each to the end of its workflow. */
final class OrderFlow {
  /** All of them go to one facility, so that each order is one warehouse order. */
  private static final List<SampleKind> KINDS =
      List.of(
          SampleKind.PAID,
          SampleKind.PAID_BY_TRANSACTIONS,
          SampleKind.GIFT_LINE,
          SampleKind.CUSTOM_LINE);

  private static final long POLL_SECONDS = 5;
  private static final long PAUSE_MILLIS = 250;

  private final DemoStack stack;
  private final SampleOrders samples;
  private final int orders;
  private final Semaphore places;
  private final long patienceNanos;
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicLong lastEnd = new AtomicLong(System.nanoTime());
  private final Map<String, Boolean> open = new ConcurrentHashMap<>();
  private final Collection<Unended> unended = new ConcurrentLinkedQueue<>();

  /**
   * @param patience if no order ends for so long, those that are open are given up
   */
  OrderFlow(DemoStack stack, RehearsalPlan plan, Duration patience) {
    this.stack = stack;
    this.samples = new SampleOrders(plan.seed());
    this.orders = plan.orders();
    this.places = new Semaphore(plan.inFlight());
    this.patienceNanos = patience.toNanos();
  }

  /**
   * An order that was given up.
   *
   * @param stage where it stands, in one word
   * @param parked the codes under which it is in front of a person; empty where it is not
   */
  record Unended(String order, String stage, List<ExceptionCode> parked) {
    Unended {
      parked = List.copyOf(parked);
    }
  }

  /**
   * Places all of them and returns when each has ended or was given up. The first goes alone:
   * crashes begin when everything is known to run.
   */
  void run() throws InterruptedException {
    lastEnd.set(System.nanoTime());
    follow(place());
    List<Thread> followers = new ArrayList<>();
    try {
      while (placed.get() < orders && awaitPlace()) {
        String order = place();
        followers.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    follow(order);
                  } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                  } finally {
                    places.release();
                  }
                }));
      }
      for (Thread follower : followers) {
        follower.join();
      }
    } finally {
      followers.forEach(Thread::interrupt);
    }
  }

  int placed() {
    return placed.get();
  }

  int ended() {
    return ended.get();
  }

  List<Unended> unended() {
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

  private String place() {
    Sample sample = samples.next(KINDS.get(placed.get() % KINDS.size()));
    open.put(sample.orderId(), true);
    var unused = stack.storefront().merchant().place(sample);
    placed.incrementAndGet();
    return sample.orderId();
  }

  private void follow(String order) throws InterruptedException {
    WorkflowStub workflow =
        stack
            .client()
            .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order)));
    while (!isStalled()) {
      try {
        var unused = workflow.getResult(POLL_SECONDS, TimeUnit.SECONDS, OrderResult.class);
        ended.incrementAndGet();
        lastEnd.set(System.nanoTime());
        return;
      } catch (TimeoutException stillOpen) {
        // The server was asked for as long as it answers; it is asked again.
      } catch (WorkflowFailedException failed) {
        unended.add(new Unended(order, "FAILED", List.of()));
        return;
      } catch (WorkflowNotFoundException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      } catch (WorkflowException noServer) {
        // It is down, as rehearsed.
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    unended.add(standing(order, workflow));
  }

  private boolean isStalled() {
    return System.nanoTime() - lastEnd.get() > patienceNanos;
  }

  private static Unended standing(String order, WorkflowStub workflow) {
    return status(workflow)
        .map(status ->
            new Unended(
                order, status.stage().name(), status.parked().stream().map(Parked::code).toList()))
        .orElseGet(() -> new Unended(order, "UNKNOWN", List.of()));
  }

  private static Optional<OrderStatus> status(WorkflowStub workflow) {
    try {
      return Optional.of(workflow.query(OrderNames.STATUS, OrderStatus.class));
    } catch (WorkflowException silent) {
      return Optional.empty();
    }
  }
}
