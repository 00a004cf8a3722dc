package dev.lockstep.cli.explain;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.OrderStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose an order is, what to do, what to type, and what happens otherwise.
 *
 * @param commands ready to be typed; the first one first
 */
public record Advice(String owner, String nextStep, String ifNobodyActs, List<String> commands) {
  private static final String NOBODY = "nobody: it goes on by itself";

  public Advice {
    commands = List.copyOf(commands);
  }

  /**
   * What can be known of an order without looking at it.
   *
   * @param matter the options that tell the matter parked first from others; empty where it is
   *     alone
   */
  public record Situation(
      String order,
      @Nullable OrderStage stage,
      Optional<ExceptionCode> exception,
      String matter,
      List<PendingStep> pending,
      List<String> warehouses,
      Health health) {
    public Situation {
      pending = List.copyOf(pending);
      warehouses = List.copyOf(warehouses);
    }
  }

  /** Whether the order can move at all. */
  public enum Health {
    FINE,
    NO_WORKER,
    OWN_CODE_FAILS,
    OVER
  }

  /**
   * What follows from a situation.
   *
   * @param config the options that name the configuration and the link, as typed
   */
  public static Advice on(Situation situation, String config) {
    return switch (situation.health()) {
      case OVER -> new Advice("nobody: it is over", "Nothing.", "Nothing: it is over.", List.of());
      case OWN_CODE_FAILS ->
          new Advice(
              "integration engineers",
              "This build of Lockstep cannot go on with the order. Put the build before back, or mend this one.",
              "It waits where it is and loses nothing; it goes on by itself once a build fits.",
              List.of("lockstep replay-check" + configOnly(config), replay(situation, config)));
      case NO_WORKER ->
          new Advice(
              situation
                  .exception()
                  .map(code -> code.owner().words())
                  .orElse("integration engineers"),
              "No worker answers. Start one.",
              "It waits where it is; timers that run out meanwhile fire when a worker starts.",
              withWorkerFirst(situation, config));
      case FINE ->
          situation
              .exception()
              .map(code -> parked(code, situation, config))
              .orElseGet(() -> onItsWay(situation, config));
    };
  }

  /** What follows where an order ended otherwise than by itself. */
  public static Advice onStopped(String order, Stop stop, String config) {
    String start = "lockstep orders replay%s %s".formatted(config, order);
    boolean sent = !stop.sent().isEmpty();
    String stays =
        stop.isMishap()
            ? "It stays as it is until the next message about it starts it anew."
            : "It stays as it is: no message and no sweep starts it again.";
    return new Advice(
        "integration engineers",
        sent
            ? "See what is left of it in the warehouse: %s. Start it again, or cancel it there."
                .formatted(String.join("; ", stop.sent()))
            : "Nothing of it was sent to a warehouse. Start it again, or leave it.",
        sent ? stays + " What a warehouse has of it may ship, and its source is not told." : stays,
        List.of(start + " --dry-run", start + " --author YOU --reason WHY"));
  }

  private static Advice parked(ExceptionCode code, Situation situation, String config) {
    return new Advice(
        code.owner().words(),
        code.nextStep(),
        ExceptionPage.of(code).ifNobodyActs(),
        List.of(resolve(situation, config), "lockstep exceptions explain " + code));
  }

  private static List<String> withWorkerFirst(Situation situation, String config) {
    List<String> commands = new ArrayList<>(List.of("lockstep worker" + configOnly(config)));
    if (situation.exception().isPresent()) {
      commands.add(resolve(situation, config));
    }
    return commands;
  }

  private static String resolve(Situation situation, String config) {
    return "lockstep orders resolve%s %s%s --retry --author YOU --reason WHY"
        .formatted(config, situation.order(), situation.matter());
  }

  private static String replay(Situation situation, String config) {
    return "lockstep orders replay%s %s --author YOU --reason WHY"
        .formatted(config, situation.order());
  }

  private static Advice onItsWay(Situation situation, String config) {
    boolean failing = situation.pending().stream().anyMatch(step -> step.lastFailure() != null);
    if (failing) {
      return new Advice(
          NOBODY,
          "See whether the connection is well.",
          "The step is tried again by itself; after an hour without success, or some minutes after a create without an answer, the order is parked under its code.",
          List.of("lockstep doctor" + configOnly(config), replay(situation, config)));
    }
    OrderStage stage = situation.stage();
    return stage == null
        ? waiting("Nothing.", "It goes on by itself.", List.of())
        : at(stage, situation, config);
  }

  private static Advice at(OrderStage stage, Situation situation, String config) {
    String readAgain = "lockstep orders start%s %s".formatted(config, situation.order());
    return switch (stage) {
      case AWAITING_PAYMENT ->
          waiting(
              "Wait for the payment; if it is settled at the source, have the order read again.",
              "At that time it is parked as PAYMENT_OVERDUE for customer service.",
              List.of(readAgain));
      case CHECKING, RELEASING, CONFIRMING ->
          waiting(
              "Nothing.",
              "It goes on by itself; what cannot be done is parked with its reason.",
              List.of());
      case AWAITING_DISPATCH ->
          waiting(
              "Wait for the warehouse; if it has dispatched, have its shipments swept.",
              "At that time it is parked as DISPATCH_OVERDUE for operations.",
              situation.warehouses().stream()
                  .map(warehouse ->
                      "lockstep schedules trigger%s %s".formatted(configOnly(config), warehouse))
                  .toList());
      case CANCELLING ->
          waiting(
              "Wait for the warehouse to decide.",
              "At that time it is parked as CANCELLATION_UNDECIDED for operations.",
              List.of());
      case PARKED -> waiting("Look at what is parked.", "It goes on waiting.", List.of(readAgain));
      case CONFIRMED, CANCELLED -> waiting("Nothing.", "Nothing: it ends now.", List.of());
    };
  }

  private static Advice waiting(String nextStep, String otherwise, List<String> commands) {
    return new Advice(NOBODY, nextStep, otherwise, commands);
  }

  /** Without the link, which commands about no single order do not take. */
  private static String configOnly(String config) {
    return config.replaceFirst(" --link .*", "");
  }
}
