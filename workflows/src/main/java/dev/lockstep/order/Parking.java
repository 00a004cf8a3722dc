package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parked matters of one order, and the people's way of deciding them. */
final class Parking {
  private final OrderRecord order;
  private final List<ParkedCase> open = new ArrayList<>();
  private final Map<Matter, Parked> before = new HashMap<>();

  /** What makes a matter the same as an earlier one. */
  private record Matter(ExceptionCode code, @Nullable FulfilmentRef fulfilment) {
    private static Matter of(Parked parked) {
      return new Matter(parked.code(), parked.fulfilment());
    }
  }

  Parking(OrderRecord order) {
    this.order = order;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  List<Parked> list() {
    return open.stream().map(ParkedCase::parked).toList();
  }

  /** The matter people see first: the oldest one. */
  Optional<Parked> first() {
    return open.stream().map(ParkedCase::parked).findFirst();
  }

  /** Parks without waiting. What people said the last time this was parked still holds. */
  ParkedCase open(
      ExceptionCode code,
      OrderStage at,
      List<Finding> findings,
      @Nullable FulfilmentRef fulfilment) {
    ParkedCase matter =
        new ParkedCase(
            asBefore(
                new Parked(
                    code,
                    order.now(),
                    order.now().plus(order.times().actWithin()),
                    at,
                    findings,
                    fulfilment)));
    open.add(matter);
    order.metrics().opened(code);
    order.note("Parked: " + code + ", for " + code.owner().words() + ".");
    order.publish();
    return matter;
  }

  private Parked asBefore(Parked parked) {
    Parked known = before.getOrDefault(Matter.of(parked), parked);
    return parked.annotatedAs(known.snoozedAt(order.now()) ? known : known.awake());
  }

  /** Something happened, so that people want to be told should it be parked again. */
  void close(ParkedCase matter, String why) {
    close(matter, why, matter.parked().awake());
  }

  private void close(ParkedCase matter, String why, Parked remembered) {
    if (open.remove(matter)) {
      before.put(Matter.of(remembered), remembered);
      order.metrics().closed(matter.code());
      order.note(matter.code() + " is over: " + why);
      order.publish();
    }
  }

  /** Parks, waits for a decision or for {@code wake}, and takes the matter off again. */
  Unparked park(
      ExceptionCode code,
      OrderStage at,
      List<Finding> findings,
      @Nullable FulfilmentRef fulfilment,
      BooleanSupplier wake) {
    return park(code, at, findings, fulfilment, wake, decision -> {});
  }

  /**
   * As above.
   *
   * @param beforeClosing what a decision changes of that which is shown once the matter is off
   */
  Unparked park(
      ExceptionCode code,
      OrderStage at,
      List<Finding> findings,
      @Nullable FulfilmentRef fulfilment,
      BooleanSupplier wake,
      Consumer<Resolution> beforeClosing) {
    ParkedCase matter = open(code, at, findings, fulfilment);
    BooleanSupplier over = () -> matter.isDecided() || wake.getAsBoolean();
    if (code.healsByItself()) {
      Duration pause = order.times().retryParkedEvery();
      TimedWait.until(pause, "Try again by itself: " + code, over);
    } else {
      Workflow.await(over::getAsBoolean);
    }
    if (matter.isDecided()) {
      Resolution decision = matter.decision();
      beforeClosing.accept(decision);
      close(matter, decision.kind() + " by " + decision.author() + ".");
      return new Unparked.Decided(decision);
    }
    if (wake.getAsBoolean()) {
      close(matter, "something changed.");
      return new Unparked.Woken();
    }
    close(matter, "trying again.", matter.parked());
    return new Unparked.TimeToRetry();
  }

  /** Refuses a resolution that does not fit, in words the sender can act on. */
  void validate(Resolution resolution) {
    if (resolution.kind() == null) {
      throw new IllegalArgumentException(
          "A resolution needs a kind: RETRY, AMEND, RELEASE_ANYWAY or CANCEL.");
    }
    if (isBlank(resolution.author()) || isBlank(resolution.reason())) {
      throw new IllegalArgumentException("A resolution needs an author and a reason.");
    }
    FreeText.requireLogin("The author", resolution.author());
    FreeText.requireHarmless("The reason", resolution.reason());
    ExceptionCode code = concerned(resolution).code();
    if (!code.resolutions().contains(resolution.kind())) {
      throw new IllegalArgumentException(
          resolution.kind() + " does not fit " + code + ". What fits: " + fitting(code) + ".");
    }
    if ((resolution.kind() == ResolutionKind.AMEND) == resolution.amendments().isEmpty()) {
      throw new IllegalArgumentException(
          resolution.kind() == ResolutionKind.AMEND
              ? "AMEND needs at least one amendment."
              : resolution.kind() + " takes no amendments; use AMEND.");
    }
  }

  ResolutionResult resolve(Resolution resolution) {
    ParkedCase matter = concerned(resolution);
    matter.decide(resolution);
    return new ResolutionResult(
        ResolutionResult.VERSION, matter.code(), consequence(resolution.kind(), matter.code()));
  }

  private ParkedCase concerned(Resolution resolution) {
    List<ParkedCase> matters = concerned(resolution.fulfilment());
    List<ParkedCase> candidates =
        matters.stream()
            .filter(matter -> resolution.code() == null || resolution.code() == matter.code())
            .toList();
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing is parked as " + resolution.code() + " there. What is: " + named(matters) + ".");
    }
    if (candidates.stream().map(it -> Matter.of(it.parked())).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "Several matters are parked; name one by its fulfilment and its code: "
              + named(candidates)
              + ".");
    }
    return candidates.getFirst();
  }

  private static String named(List<ParkedCase> matters) {
    return matters.stream()
        .map(ParkedCase::parked)
        .map(parked ->
            parked.code()
                + (parked.fulfilment() == null ? " of the order" : " of " + parked.fulfilment()))
        .collect(Collectors.joining(", "));
  }

  /**
   * What is parked and not decided.
   *
   * @param fulfilment null means all of it
   * @throws IllegalArgumentException where that is nothing
   */
  List<ParkedCase> concerned(@Nullable FulfilmentRef fulfilment) {
    List<ParkedCase> matters =
        open.stream()
            .filter(matter -> !matter.isDecided())
            .filter(matter -> fulfilment == null || fulfilment.equals(matter.parked().fulfilment()))
            .toList();
    if (matters.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing here is parked"
              + (fulfilment == null ? "." : " for " + fulfilment + ".")
              + " The order is in stage "
              + order.stage()
              + ".");
    }
    return matters;
  }

  private static String consequence(ResolutionKind kind, ExceptionCode code) {
    return switch (kind) {
      case RETRY -> "The order tries again where it stands.";
      case AMEND -> "The order goes on with the amendment.";
      case RELEASE_ANYWAY -> "The order goes on in spite of " + code + ".";
      case CANCEL -> "The order is being cancelled; the order source is told the outcome.";
    };
  }

  private static String fitting(ExceptionCode code) {
    return code.resolutions().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
