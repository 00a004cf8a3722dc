package dev.lockstep.worker;

import dev.lockstep.alerts.AlertActivities;
import dev.lockstep.alerts.AlertsWorkflow;
import dev.lockstep.connection.ConnectionPauseWorkflow;
import dev.lockstep.connection.ConnectionQueueActivities;
import dev.lockstep.order.OrderSourceActivities;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.PauseActivities;
import dev.lockstep.order.WarehouseActivities;
import dev.lockstep.reconciliation.ReconciliationActivities;
import dev.lockstep.reconciliation.ReconciliationWorkflow;
import dev.lockstep.reconciliation.SourceReconciliationActivities;
import dev.lockstep.reconciliation.WarehouseReconciliationActivities;
import dev.lockstep.replay.ReplayActivities;
import dev.lockstep.replay.ReplayWorkflow;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every record that stands in the history of an order or of a pause, found from the contracts
 * themselves. A type that is one of several is listed once per variant.
 */
final class OrderMessages {
  private OrderMessages() {}

  /** The type a message is declared as, by the name of its golden file. */
  static Map<String, Class<?>> declaredTypes() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    Stream.of(
            OrderWorkflow.class,
            OrderSourceActivities.class,
            WarehouseActivities.class,
            ReplayWorkflow.class,
            ReplayActivities.class,
            AlertsWorkflow.class,
            AlertActivities.class,
            ReconciliationWorkflow.class,
            ReconciliationActivities.class,
            SourceReconciliationActivities.class,
            WarehouseReconciliationActivities.class,
            PauseActivities.class,
            ConnectionPauseWorkflow.class,
            ConnectionQueueActivities.class)
        .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
        .flatMap(OrderMessages::typesOf)
        .filter(type -> type != void.class)
        .forEach(type -> variants(type).forEach(variant -> types.put(name(variant), type)));
    return types;
  }

  static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
  }

  private static Stream<Class<?>> typesOf(Method method) {
    return Stream.concat(
        Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType()));
  }

  private static Stream<Class<?>> variants(Class<?> type) {
    return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type);
  }
}
