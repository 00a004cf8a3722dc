package dev.lockstep.board;

import static dev.lockstep.board.Sample.NOW;

import dev.lockstep.board.Figures.Age;
import dev.lockstep.board.Figures.LastSweep;
import dev.lockstep.board.Figures.OfCode;
import dev.lockstep.board.Figures.OfLink;
import dev.lockstep.board.Figures.OfPerson;
import dev.lockstep.board.Figures.Owned;
import dev.lockstep.board.Figures.Stage;
import dev.lockstep.board.Figures.Today;
import dev.lockstep.board.Visibility.SweepSeen.State;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseRequest;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of an afternoon, and of an empty house. */
final class FiguresSample {
  private static final ZonedDateTime AT = NOW.atZone(ZoneOffset.UTC);
  private static final ZonedDateTime BEGIN = AT.toLocalDate().atStartOfDay(ZoneOffset.UTC);

  private FiguresSample() {}

  static Figures empty() {
    return new Figures(
        AT,
        List.of(stage(OrderStage.AWAITING_PAYMENT, 0), stage(OrderStage.AWAITING_DISPATCH, 0)),
        new Today(Collections.nCopies(15, 0L), BEGIN, Optional.empty(), 0),
        List.of(),
        Figures.Snoozed.NONE,
        List.of(),
        0,
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /** A day on which nothing happened, in a zone whose clocks may change on it. */
  static Figures quietDay(ZonedDateTime at) {
    ZonedDateTime begin = at.toLocalDate().atStartOfDay(at.getZone());
    return new Figures(
        at,
        List.of(),
        new Today(List.of(0L), begin, Optional.of(begin.withHour(16)), 0),
        List.of(),
        Figures.Snoozed.NONE,
        List.of(),
        0,
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Half past two, an hour and a half before the cut-off.
   *
   * @param number of the order that is overdue
   */
  static Figures afternoon(String number) {
    OpenOrder late =
        Sample.parked(number, "ADDRESS_INVALID", "CUSTOMER_SERVICE", NOW.minusSeconds(8000));
    return new Figures(
        AT,
        List.of(
            stage(OrderStage.AWAITING_PAYMENT, 12),
            stage(OrderStage.AWAITING_DISPATCH, 1480),
            stage(OrderStage.PARKED, 7),
            stage(OrderStage.CANCELLING, 1)),
        new Today(
            List.of(0L, 0L, 0L, 0L, 0L, 0L, 40L, 210L, 260L, 240L, 180L, 0L, 90L, 150L, 70L),
            BEGIN,
            Optional.of(BEGIN.withHour(16)),
            320),
        List.of(
            new Owned(
                "CUSTOMER_SERVICE",
                List.of(
                    new OfCode(
                        "ADDRESS_INVALID",
                        2,
                        1,
                        late,
                        Optional.of(NOW.minus(Duration.ofMinutes(373))))),
                List.of(new OfPerson(Optional.of("kim"), 1), new OfPerson(Optional.empty(), 1))),
            new Owned(
                "A_NEW_TEAM",
                List.of(
                    new OfCode(
                        "A_NEW_CODE", 1, 0, Sample.parked("B", "", "", NOW), Optional.empty())),
                List.of(new OfPerson(Optional.empty(), 1)))),
        new Figures.Snoozed(4, Optional.of(NOW.plus(Duration.ofDays(2)))),
        List.of(late),
        1,
        17,
        List.of(new OfLink("uk", 1200, 1400, 1300, 2), new OfLink("de", 40, 96, 180, 1)),
        List.of(
            new LastSweep(
                SweepSubject.SHIPMENTS,
                "dc",
                Optional.of(NOW.minusSeconds(130)),
                Optional.of(new SweepResult(40, 2, 30, 8, NOW)),
                State.RUNNING),
            new LastSweep(
                SweepSubject.ORDERS, "shop", Optional.empty(), Optional.empty(), State.FAILED)),
        List.of(
            paused("dc", NOW.minus(Duration.ofHours(2)), "upgrade", NOW.plus(Duration.ofHours(4))),
            paused("shop", NOW.minus(Duration.ofHours(1)), "ask kim@example.org", null)));
  }

  private static PauseState paused(
      String connection, Instant since, String reason, @Nullable Instant until) {
    return PauseState.begun(
        new PauseRequest(new ConnectionId(connection), "jo", reason, until, null), since);
  }

  private static Stage stage(OrderStage stage, long young) {
    return new Stage(stage, Map.of(Age.HOURS, young));
  }
}
