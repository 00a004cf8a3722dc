package dev.lockstep.replay;

import dev.lockstep.replay.ReplayedOrder.Outcome;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Orders that are replayed as they are told to be, and what was asked of them. */
final class FakeReplayActivities implements ReplayActivities {
  static final String UNREACHABLE = "unreachable";

  private final List<ReplayOrder> asked = new CopyOnWriteArrayList<>();
  private volatile int approveAbove = 50;
  private volatile Runnable before = () -> {};

  void approveAbove(int orders) {
    approveAbove = orders;
  }

  /** Happens as the next order is replayed, once. */
  void beforeNext(Runnable action) {
    before = action;
  }

  List<String> asked() {
    List<String> orders = new ArrayList<>();
    asked.forEach(each -> orders.add(each.item().order().value()));
    return orders;
  }

  ReplayOrder last() {
    return asked.getLast();
  }

  @Override
  public ReplayRules rules() {
    return new ReplayRules(approveAbove);
  }

  @Override
  public ReplayedOrder replay(ReplayOrder order) {
    Runnable action = before;
    before = () -> {};
    action.run();
    if (order.item().order().value().equals(UNREACHABLE)) {
      throw ApplicationFailure.newNonRetryableFailure("down", "down");
    }
    asked.add(order);
    return ReplayedOrder.of(
        order.item(),
        order.item().step() == ReplayStep.START ? Outcome.CHANGED : Outcome.DONE,
        "It tries again where it stands.");
  }
}
