package dev.lockstep.activity.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.activity.alerts.ParkedOrders.Listed;
import dev.lockstep.alerts.AlertGroup;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.policy.AlertRules;
import dev.lockstep.alerts.policy.BusinessHours;
import dev.lockstep.alerts.policy.LadderStep;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Finding;
import dev.lockstep.order.FulfilmentStatus;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertLookingTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId NORTH = new ConnectionId("north");
  private static final ConnectionId SOUTH = new ConnectionId("south");
  private static final LinkId UK = new LinkId("uk");
  private static final LinkId IE = new LinkId("ie");

  private final FakeOrders orders = new FakeOrders();
  private final AlertLooking looking =
      new AlertLooking(
          orders,
          Map.of(
              UK, new AlertLink(SHOP, Set.of(NORTH, SOUTH), Duration.ofHours(4)),
              IE, new AlertLink(new ConnectionId("shop-ie"), Set.of(NORTH), Duration.ofHours(2))),
          new AlertRules(
              Duration.ofMinutes(10),
              Duration.ofHours(4),
              Duration.ofMinutes(5),
              5,
              Set.of("ops"),
              Map.of(),
              List.of(
                  new LadderStep(List.of("ops"), Duration.ZERO, LadderStep.Counted.BUSINESS_HOURS)),
              Map.of(),
              Map.of(),
              new BusinessHours(
                  ZoneOffset.UTC,
                  Set.of(DayOfWeek.values()),
                  LocalTime.MIDNIGHT,
                  LocalTime.MIDNIGHT,
                  Set.of())),
          InstantSource.fixed(NOON));

  private List<AlertGroup> look(AlertMemory memory) {
    return looking.look(memory).memory().groups();
  }

  @Test
  void orders_are_told_together_by_code_and_link() {
    orders.parked(UK, "1", ExceptionCode.SKU_UNKNOWN, NOON.plusSeconds(60));
    orders.parked(UK, "2", ExceptionCode.SKU_UNKNOWN, NOON.plusSeconds(30));
    orders.parked(IE, "3", ExceptionCode.SKU_UNKNOWN, NOON);
    orders.says("2", matter(ExceptionCode.SKU_UNKNOWN, "MUG-350 is not there.", null));

    List<AlertGroup> groups = look(AlertMemory.NOTHING);

    assertThat(groups)
        .extracting(AlertGroup::key)
        .containsExactly(
            GroupKey.of(ExceptionCode.SKU_UNKNOWN, UK), GroupKey.of(ExceptionCode.SKU_UNKNOWN, IE));
    assertThat(groups.getFirst().oldest().getFirst().finding()).isEqualTo("MUG-350 is not there.");
    assertThat(groups.getFirst().examples()).containsExactly("N-2", "N-1");
    assertThat(groups.getFirst().oldest().getFirst().since())
        .isEqualTo(NOON.plusSeconds(30).minus(Duration.ofHours(4)));
  }

  @Test
  void what_lies_in_a_connection_is_told_together_over_the_links() {
    orders.parked(UK, "1", ExceptionCode.CONNECTION_UNAVAILABLE, NOON);
    orders.parked(IE, "2", ExceptionCode.CONNECTION_UNAVAILABLE, NOON);
    orders.says("1", inNorth());
    orders.says(
        "2",
        matter(
            ExceptionCode.CONNECTION_UNAVAILABLE,
            "The platform could not be reached. connection=north, call=GET x.",
            null));

    assertThat(look(AlertMemory.NOTHING))
        .singleElement()
        .satisfies(group -> {
          assertThat(group.key())
              .isEqualTo(GroupKey.of(ExceptionCode.CONNECTION_UNAVAILABLE, NORTH));
          assertThat(group.count()).isEqualTo(2);
          assertThat(group.oldest()).hasSize(2);
        });
  }

  @Test
  void tracking_that_is_refused_lies_in_the_source() {
    orders.parked(UK, "1", ExceptionCode.TRACKING_REFUSED, NOON);
    orders.says("1", matter(ExceptionCode.TRACKING_REFUSED, "The shop objects.", ref()));

    assertThat(look(AlertMemory.NOTHING).getFirst().key().connection()).isEqualTo(SHOP);
  }

  @Test
  void the_oldest_is_asked_once_as_long_as_it_is_the_oldest() {
    orders.parked(UK, "1", ExceptionCode.SKU_UNKNOWN, NOON);
    orders.says("1", matter(ExceptionCode.SKU_UNKNOWN, "Unknown.", null));
    AlertMemory first = looking.look(AlertMemory.NOTHING).memory();
    orders.parked(UK, "2", ExceptionCode.SKU_UNKNOWN, NOON.plusSeconds(60));

    look(looking.look(first).memory());

    assertThat(orders.asked).containsExactly("1");
  }

  @Test
  void orders_that_do_not_answer_are_told_all_the_same_and_hold_no_look_up() {
    for (ExceptionCode code : ExceptionCode.values()) {
      orders.parked(UK, code.name(), code, NOON);
    }

    assertThat(look(AlertMemory.NOTHING)).hasSize(ExceptionCode.values().length);
    assertThat(orders.asked).hasSize(3);
  }

  @Test
  void a_list_that_does_not_answer_is_no_empty_list() {
    orders.isAway = new IllegalStateException("UNAVAILABLE");

    assertThatThrownBy(() -> looking.look(AlertMemory.NOTHING)).hasMessage("UNAVAILABLE");
  }

  @Test
  void orders_set_aside_for_later_are_not_asked_for() {
    assertThat(TemporalParkedOrders.query(NOON))
        .isEqualTo(
            "WorkflowType = \"Order\" AND ExecutionStatus = \"Running\" AND LockstepStage = \"PARKED\" AND (LockstepSnoozedUntil IS NULL OR LockstepSnoozedUntil < \"2026-11-23T12:00:00Z\")");
  }

  private static FulfilmentRef ref() {
    return FulfilmentRef.part(new OrderId("1"), new FacilityId("N"));
  }

  private static OrderStatus inNorth() {
    return matter(ExceptionCode.CONNECTION_UNAVAILABLE, "No worker answered.", ref());
  }

  private static OrderStatus matter(
      ExceptionCode code, String finding, @Nullable FulfilmentRef fulfilment) {
    return new OrderStatus(
        1,
        UK,
        new OrderId("1"),
        "N-1",
        OrderStage.PARKED,
        1,
        List.of(
            new FulfilmentStatus(
                ref(), NORTH, new FacilityId("N"), OrderStage.PARKED, null, null, List.of())),
        List.of(
            new Parked(
                code,
                NOON,
                NOON,
                OrderStage.RELEASING,
                List.of(new Finding(code, null, finding)),
                fulfilment)),
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static final class FakeOrders implements ParkedOrders {
    private final List<Listed> listed = new ArrayList<>();
    private final Map<String, OrderStatus> answers = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    @Nullable RuntimeException isAway;

    void parked(LinkId link, String id, ExceptionCode code, Instant due) {
      listed.add(new Listed(link, id, "N-" + id, code, due));
    }

    void says(String id, OrderStatus status) {
      answers.put(id, status);
    }

    @Override
    public List<Listed> list(Instant now) {
      if (isAway != null) {
        throw isAway;
      }
      return List.copyOf(listed);
    }

    @Override
    public Optional<OrderStatus> ask(String workflowId) {
      asked.add(workflowId);
      return Optional.ofNullable(answers.get(workflowId));
    }
  }
}
