package dev.lockstep.board;

import static dev.lockstep.board.Sample.NOW;
import static dev.lockstep.board.Sample.order;
import static dev.lockstep.board.Sample.parked;
import static dev.lockstep.board.Sample.snoozed;
import static dev.lockstep.board.Sample.waiting;
import static dev.lockstep.board.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.board.Figures.Age;
import dev.lockstep.board.Figures.LastSweep;
import dev.lockstep.board.Figures.OfCode;
import dev.lockstep.board.Figures.OfPerson;
import dev.lockstep.board.Figures.Owned;
import dev.lockstep.board.Figures.Snoozed;
import dev.lockstep.board.Visibility.SweepSeen;
import dev.lockstep.board.Visibility.SweepSeen.State;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseRequest;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration ACT = Duration.ofHours(4);

  private final FakeVisibility lists = new FakeVisibility();
  private Instant now = NOW;

  @Test
  void open_orders_are_counted_by_stage_and_by_the_time_since_they_came_in() {
    lists.orders.add(order("1", "AWAITING_DISPATCH", Duration.ofMinutes(1)));
    lists.orders.add(order("2", "AWAITING_DISPATCH", Duration.ofHours(4).minusSeconds(1)));
    lists.orders.add(order("3", "AWAITING_DISPATCH", Duration.ofHours(4).plusSeconds(1)));
    lists.orders.add(order("4", "AWAITING_DISPATCH", Duration.ofDays(2)));
    lists.orders.add(order("5", "AWAITING_PAYMENT", Duration.ofDays(9)));

    Figures figures = figures("16:00");

    assertThat(figures.stages())
        .extracting(Figures.Stage::stage)
        .containsExactly(
            OrderStage.AWAITING_PAYMENT,
            OrderStage.AWAITING_DISPATCH,
            OrderStage.PARKED,
            OrderStage.CANCELLING);
    assertThat(figures.stages().get(0).byAge())
        .isEqualTo(Map.of(Age.HOURS, 0L, Age.A_DAY, 0L, Age.DAYS, 0L, Age.OLD, 1L));
    assertThat(figures.stages().get(1).byAge())
        .isEqualTo(Map.of(Age.HOURS, 2L, Age.A_DAY, 1L, Age.DAYS, 1L, Age.OLD, 0L));
    assertThat(figures.open()).isEqualTo(5);
    assertThat(lists.listed).as("one list answers it all").hasSize(1);
  }

  @Test
  void what_waits_for_people_is_grouped_by_owner_and_code_with_the_oldest_first() {
    lists.orders.add(parked("1", "SKU_UNKNOWN", "MERCHANDISING", NOW.plusSeconds(60)));
    lists.orders.add(parked("2", "ADDRESS_INVALID", "CUSTOMER_SERVICE", NOW.plusSeconds(3600)));
    lists.orders.add(parked("3", "ADDRESS_INVALID", "CUSTOMER_SERVICE", NOW.minusSeconds(3600)));
    lists.orders.add(parked("4", "PAYMENT_OVERDUE", "CUSTOMER_SERVICE", NOW.minusSeconds(7200)));

    Figures figures = figures("16:00");

    assertThat(figures.owners())
        .extracting(Owned::owner, Owned::count, Owned::late)
        .containsExactly(tuple("CUSTOMER_SERVICE", 3L, 2L), tuple("MERCHANDISING", 1L, 0L));
    List<OfCode> service = figures.owners().getFirst().codes();
    assertThat(service)
        .extracting(OfCode::code)
        .containsExactly("PAYMENT_OVERDUE", "ADDRESS_INVALID");
    assertThat(service.get(1).oldest().number()).isEqualTo("3");
    assertThat(service.get(1).since())
        .as("parked so long before its due time as the link gives its owner")
        .hasValue(NOW.minusSeconds(3600).minus(ACT));
    assertThat(figures.lateParked()).isEqualTo(2);
  }

  @Test
  void who_has_most_stands_first_and_what_nobody_has_last() {
    lists.orders.add(parked("1", "SKU_UNKNOWN", "MERCHANDISING", NOW));
    lists.orders.add(with(parked("2", "SKU_UNKNOWN", "MERCHANDISING", NOW), "jo"));
    lists.orders.add(with(parked("3", "SKU_UNKNOWN", "MERCHANDISING", NOW), "kim"));
    lists.orders.add(with(parked("4", "SKU_MALFORMED", "MERCHANDISING", NOW), "kim"));

    assertThat(figures("16:00").owners().getFirst().people())
        .containsExactly(
            new OfPerson(Optional.of("kim"), 2),
            new OfPerson(Optional.of("jo"), 1),
            new OfPerson(Optional.empty(), 1));
  }

  @Test
  void what_is_snoozed_stands_apart_and_is_not_overdue_until_the_snooze_is_over() {
    OpenOrder late = parked("1", "SKU_UNKNOWN", "MERCHANDISING", NOW.minusSeconds(60));
    lists.orders.add(snoozed(late, NOW.plusSeconds(600)));
    lists.orders.add(
        snoozed(parked("2", "SKU_UNKNOWN", "MERCHANDISING", NOW), NOW.plusSeconds(60)));
    lists.orders.add(snoozed(parked("3", "PRICE_MISMATCH", "FINANCE", NOW.minusSeconds(1)), NOW));

    Figures figures = figures("16:00");

    assertThat(figures.owners()).extracting(Owned::owner).containsExactly("FINANCE");
    assertThat(figures.snoozed()).isEqualTo(new Snoozed(2, Optional.of(NOW.plusSeconds(60))));
    assertThat(figures.late()).extracting(OpenOrder::number).containsExactly("3");
    assertThat(figures.lateParked()).isEqualTo(1);
    assertThat(figures.in(OrderStage.PARKED)).as("parked it is all the same").isEqualTo(3);
  }

  @Test
  void what_is_past_its_time_is_listed_the_longest_overdue_first() {
    lists.orders.add(waiting("1", Duration.ofDays(4), NOW.minusSeconds(10)));
    lists.orders.add(waiting("2", Duration.ofDays(4), NOW.plusSeconds(10)));
    lists.orders.add(parked("3", "SKU_UNKNOWN", "MERCHANDISING", NOW.minusSeconds(20)));

    Figures figures = figures("16:00");

    assertThat(figures.late()).extracting(OpenOrder::number).containsExactly("3", "1");
    assertThat(figures.lateDispatch()).isEqualTo(1);
  }

  @Test
  void
      before_the_cut_off_everything_that_waits_has_to_leave_and_afterwards_what_was_there_by_then() {
    lists.orders.add(waiting("1", Duration.ofHours(3), NOW.plusSeconds(1)));
    lists.orders.add(waiting("2", Duration.ofMinutes(10), NOW.plusSeconds(1)));

    assertThat(figures("16:00").today().waiting()).isEqualTo(2);
    assertThat(figures("14:00").today().waiting()).isEqualTo(1);
    assertThat(figures("14:00").today().cutOff().orElseThrow().toInstant())
        .isEqualTo(Instant.parse("2026-11-21T14:00:00Z"));
  }

  @Test
  void an_hour_that_is_over_is_asked_once() {
    lists.counts.put(
        "WorkflowType=\"Order\" AND ExecutionStatus=\"Completed\" AND LockstepStage=\"CONFIRMED\""
            + " AND CloseTime >= \"2026-11-21T13:00:00Z\" AND CloseTime < \"2026-11-21T14:00:00Z\"",
        12L);
    Watch watch = watch("16:00");

    Figures first = watch.figures();
    int asked = hoursAsked();
    lists.counted.clear();
    now = NOW.plusSeconds(60);
    Figures second = watch.figures();

    assertThat(first.today().hours()).hasSize(15);
    assertThat(first.today().out()).isEqualTo(12);
    assertThat(asked).isEqualTo(15);
    assertThat(second.today()).isEqualTo(first.today());
    assertThat(hoursAsked()).as("only the hour that runs").isEqualTo(1);
  }

  @Test
  void the_day_begins_at_midnight_where_the_people_are() {
    now = Instant.parse("2026-07-01T23:30:00Z");

    assertThat(figures("16:00").today().hours()).as("half past midnight in London").hasSize(1);
  }

  @Test
  void of_each_connection_the_newest_completed_sweep_is_shown() {
    lists.sweeps.add(sweep("sweep/dc-2026-11-21T14:25:00Z", State.RUNNING, 14, 25));
    lists.sweeps.add(sweep("sweep/dc-2026-11-21T14:20:00Z", State.COMPLETED, 14, 20));
    lists.sweeps.add(sweep("sweep/dc-2026-11-21T14:15:00Z", State.COMPLETED, 14, 15));
    lists.sweeps.add(sweep("sweep/dc-north-2026-11-21T14:15:00Z", State.FAILED, 14, 15));
    SweepResult result = new SweepResult(40, 2, 30, 8, NOW);
    lists.results.put("sweep/dc-2026-11-21T14:20:00Z", result);
    Watch watch = watch("16:00");

    assertThat(watch.figures().sweeps())
        .containsExactly(
            new LastSweep(
                SweepSubject.SHIPMENTS,
                "dc",
                Optional.of(Instant.parse("2026-11-21T14:20:05Z")),
                Optional.of(result),
                State.RUNNING),
            new LastSweep(
                SweepSubject.SHIPMENTS,
                "dc-north",
                Optional.empty(),
                Optional.empty(),
                State.FAILED));
    var unused = watch.figures();
    assertThat(lists.read).as("its result is read once").hasSize(1);
  }

  @Test
  void more_orders_than_a_list_holds_are_counted_by_the_server() {
    for (int i = 0; i <= OpenOrders.MOST_LISTED; i++) {
      lists.orders.add(order("n" + i, "AWAITING_DISPATCH", Duration.ofDays(2)));
    }
    lists.counts.put(
        Which.in(OrderStage.AWAITING_DISPATCH)
            .startedBefore(NOW.minus(Duration.ofDays(1)))
            .startedFrom(NOW.minus(Duration.ofDays(3)))
            .query(),
        91_000L);

    assertThat(figures("16:00").open()).isEqualTo(91_000);
  }

  private int hoursAsked() {
    return (int) lists.counted.stream().filter(query -> query.contains("CloseTime <")).count();
  }

  @Test
  void pauses_of_connections_that_are_configured_are_told_the_oldest_first() {
    lists.pauses.add(paused("dc-north", NOW.minusSeconds(60)));
    lists.pauses.add(paused("elsewhere", NOW.minusSeconds(90)));
    lists.pauses.add(paused("dc", NOW.minusSeconds(120)));

    assertThat(figures("16:00").pauses())
        .extracting(pause -> pause.connection().value())
        .containsExactly("dc", "dc-north");
  }

  private static PauseState paused(String connection, Instant since) {
    return PauseState.begun(
        new PauseRequest(new ConnectionId(connection), "jo", "upgrade", null, null), since);
  }

  private Figures figures(String cutOff) {
    return watch(cutOff).figures();
  }

  private Watch watch(String cutOff) {
    return new Watch(
        lists,
        new Watch.Settings(
            Map.of("uk", ACT),
            Set.of(new ConnectionId("dc"), new ConnectionId("dc-north")),
            LONDON,
            Optional.of(LocalTime.parse(cutOff))),
        () -> now);
  }

  private static SweepSeen sweep(String id, State state, int hour, int minute) {
    Instant started = Instant.parse("2026-11-21T%02d:%02d:00Z".formatted(hour, minute));
    return new SweepSeen(
        SweepNames.WORKFLOW_TYPE, id, "run", state, started, started.plusSeconds(5));
  }
}
