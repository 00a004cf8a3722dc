package dev.lockstep.schedule;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.sweep.SweepSubject;

/** What is swept where. */
public record Sweep(SweepSubject subject, ConnectionId connection) {

  public static Sweep ofShipments(ConnectionId warehouse) {
    return new Sweep(SweepSubject.SHIPMENTS, warehouse);
  }

  public static Sweep ofOrders(ConnectionId source) {
    return new Sweep(SweepSubject.ORDERS, source);
  }

  public String workflowId() {
    return subject.workflowId(connection);
  }

  public String scheduleId() {
    return subject.scheduleId(connection);
  }

  String summary() {
    return subject.summary(connection);
  }

  /** What it is good for, in one sentence. */
  String purpose() {
    return switch (subject) {
      case SHIPMENTS -> "Finds the shipments whose webhook never came, and hints their orders.";
      case ORDERS -> "Finds the orders whose message never came, and starts or tells them.";
    };
  }

  @Override
  public String toString() {
    return summary();
  }
}
