package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends one create, and never a second one blind.
 *
 * <p>Where the warehouse keys creates by our reference, a later attempt looks twice, a read lag
 * apart, and may send again after a while. Where it does not, a mark is left with Temporal before
 * anything is sent, and an attempt that finds one only looks. The mark goes with its step: {@link
 * Unanswered} hands it to the order before that is over. Where a step begins anew without it, as
 * after a reset of the order's run, nothing but the look-up before the create guards against a
 * second one.
 */
final class Sending {
  private final LookUp lookUp;
  private final LateCreates lateCreates;
  private final InstantSource clock;

  Sending(LookUp lookUp, LateCreates lateCreates, InstantSource clock) {
    this.lookUp = lookUp;
    this.lateCreates = lateCreates;
    this.clock = clock;
  }

  /** What the warehouse has under our reference now. */
  sealed interface Result {
    /**
     * It holds this, read back.
     *
     * @param found it was there before this attempt sent anything
     */
    record Held(WarehouseOrder order, boolean found) implements Result {}

    record Refused(ExceptionCode code, String reason) implements Result {}
  }

  /**
   * Sends it, unless the warehouse has it.
   *
   * @param givenUp when an earlier step gave up, whose create may be under way
   */
  Result sendOnce(
      Warehouse warehouse,
      ConnectionId connection,
      WarehouseOrderDraft draft,
      Optional<Instant> givenUp,
      Attempt attempt) {
    Optional<WarehouseOrder> held = warehouse.find(draft.ref());
    if (held.isEmpty() && attempt.number() > 1) {
      held = lookUp.afterLag(warehouse, draft.ref());
    }
    if (held.isPresent()) {
      return held.get().stage() == FulfilmentStage.ACCEPTED
          ? shown(warehouse, connection, draft.ref(), true)
          : new Result.Held(held.get(), true);
    }
    if (attempt.sentAt().isPresent()) {
      throw notShown(connection);
    }
    boolean keyed = warehouse.capabilities().contains(Capability.KEYED_CREATE);
    lateCreates.awaitBeforeRepeating(
        connection, draft.ref(), attempt.givenUpAt().or(() -> givenUp));
    if (keyed) {
      attempt.noteSending(clock.instant());
    } else {
      attempt.markSending(clock.instant());
    }
    return create(warehouse, connection, draft, attempt, keyed);
  }

  private Result create(
      Warehouse warehouse,
      ConnectionId connection,
      WarehouseOrderDraft draft,
      Attempt attempt,
      boolean keyed) {
    Warehouse.Creation creation;
    try {
      creation = warehouse.create(draft);
    } catch (PlatformFailure failure) {
      return switch (failure.kind()) {
        case OUTCOME_UNKNOWN, MALFORMED, CONFLICT -> {
          PlatformFailure givenUp = keyed ? givenUp(failure, attempt) : failure;
          yield lookUp
              .untilVisible(warehouse, draft.ref())
              .<Result>map(held -> new Result.Held(held, false))
              .orElseThrow(() -> givenUp);
        }
        case RATE_LIMITED, UNAVAILABLE, UNAUTHORISED, NOT_FOUND, REJECTED -> {
          if (keyed) {
            attempt.noteNotSent();
          } else {
            attempt.markNotSent();
          }
          throw failure;
        }
      };
    }
    return switch (creation) {
      case Warehouse.Creation.Created created ->
          takenIn(warehouse, connection, draft.ref(), attempt, keyed);
      case Warehouse.Creation.Accepted accepted ->
          takenIn(warehouse, connection, draft.ref(), attempt, keyed);
      case Warehouse.Creation.ReferenceTaken taken ->
          shown(warehouse, connection, draft.ref(), true);
      case Warehouse.Creation.Refused refused ->
          new Result.Refused(refused.code(), refused.reason());
    };
  }

  /**
   * Whether an earlier attempt's create has arrived, for an order that is not to be sent any more.
   *
   * @param givenUp when an earlier step gave up, whose create may be under way
   * @throws PlatformFailure OUTCOME_UNKNOWN while that cannot be told
   */
  Optional<WarehouseOrder> sentBefore(
      Warehouse warehouse,
      ConnectionId connection,
      FulfilmentRef ref,
      Optional<Instant> givenUp,
      Attempt attempt) {
    boolean sent = attempt.sentAt().isPresent();
    boolean first = attempt.number() == 1 && !sent && givenUp.isEmpty();
    Optional<WarehouseOrder> held =
        first ? warehouse.find(ref) : lookUp.until(warehouse, ref, any -> true);
    if (held.isPresent()) {
      return held.get().stage() == FulfilmentStage.ACCEPTED
          ? Optional.of(visible(warehouse, connection, ref))
          : held;
    }
    if (sent) {
      throw notShown(connection);
    }
    lateCreates.ruleOut(connection, ref, attempt.givenUpAt().or(() -> givenUp));
    return Optional.empty();
  }

  /** What the warehouse took in and does not show yet must not be forgotten either. */
  private Result takenIn(
      Warehouse warehouse,
      ConnectionId connection,
      FulfilmentRef ref,
      Attempt attempt,
      boolean keyed) {
    try {
      return shown(warehouse, connection, ref, false);
    } catch (PlatformFailure notShown) {
      throw keyed ? givenUp(notShown, attempt) : notShown;
    }
  }

  /** The failure of an attempt whose create may be under way, marked for the next one. */
  private PlatformFailure givenUp(PlatformFailure failure, Attempt attempt) {
    return attempt.markGivenUp(clock.instant()) ? failure : lateCreates.keptBack(failure);
  }

  private Result shown(
      Warehouse warehouse, ConnectionId connection, FulfilmentRef ref, boolean found) {
    return new Result.Held(visible(warehouse, connection, ref), found);
  }

  private WarehouseOrder visible(Warehouse warehouse, ConnectionId connection, FulfilmentRef ref) {
    return lookUp
        .untilVisible(warehouse, ref)
        .orElseThrow(() ->
            PlatformFailure.of(
                FailureKind.OUTCOME_UNKNOWN,
                connection,
                "The warehouse has taken the fulfilment in and does not show it yet."
                    + " fulfilment="
                    + ref
                    + ". It is looked up again."));
  }

  private static PlatformFailure notShown(ConnectionId connection) {
    return PlatformFailure.of(
        FailureKind.OUTCOME_UNKNOWN, connection, "The warehouse does not show it.");
  }
}
