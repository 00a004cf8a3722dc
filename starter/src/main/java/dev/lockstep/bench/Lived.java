package dev.lockstep.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The orders of one sort that came to their end, and what they cost. */
final class Lived {
  private static final long PAUSE_MILLIS = 20;
  private static final int MOST_TRIES = 3000;

  private final WorkflowClient client;
  private final List<String> ids = new CopyOnWriteArrayList<>();

  Lived(WorkflowClient client) {
    this.client = client;
  }

  /** A platform tells of its order by a message, which takes a moment. */
  WorkflowStub await(String id) throws InterruptedException {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        WorkflowStub order = client.newUntypedWorkflowStub(id);
        var unusedFind = order.describe();
        return order;
      } catch (WorkflowNotFoundException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      } catch (WorkflowException busy) {
        Thread.sleep(PAUSE_MILLIS * 10);
      }
    }
    throw new IllegalStateException("no workflow " + id + " was started");
  }

  void add(String id) {
    ids.add(id);
  }

  void forget() {
    ids.clear();
  }

  /** What one of them cost on average since the last {@link #forget}. */
  HistoryCost cost() {
    List<String> all = List.copyOf(ids);
    return all.stream()
        .map(id -> HistoryCost.of(client.fetchHistory(id).getHistory()))
        .reduce(new HistoryCost(0, 0, 0), HistoryCost::plus)
        .dividedBy(Math.max(1, all.size()));
  }
}
