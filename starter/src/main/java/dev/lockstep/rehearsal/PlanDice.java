package dev.lockstep.rehearsal;

import dev.lockstep.demo.Pair;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.ShopPlatform;
import dev.lockstep.demo.stage.Turn;
import dev.lockstep.rehearsal.Mishap.Spot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws a plan. Orders, strikes and clocks have dice of their own. */
final class PlanDice {
  /** Of 100 orders, how many are edited or cancelled; as many ship in an unusual way. */
  private static final int ACTED_ON = 20;

  private static final int UNUSUAL = 15;
  private static final int LONGEST_PAUSE_MILLIS = 6000;
  private static final int LONGEST_DELAY_MILLIS = 1500;
  private static final int SHORTEST_SKEW_SECONDS = 5;
  private static final int LONGEST_SKEW_SECONDS = 25;

  /** Ship as they are, through every shop. */
  private static final List<OrderKind> COMMERCETOOLS_KINDS =
      List.of(
          OrderKind.PAID,
          OrderKind.PAID_BY_TRANSACTIONS,
          OrderKind.GIFT,
          OrderKind.NOT_STOCKED_LINE,
          OrderKind.SPLIT);

  private static final List<OrderKind> SCAYLE_KINDS =
      List.of(OrderKind.PAID, OrderKind.NOT_STOCKED_LINE, OrderKind.SPLIT, OrderKind.ONE_SKU_TWICE);

  private static final List<OrderKind> CIN7_CORE_KINDS =
      List.of(OrderKind.PAID, OrderKind.NOT_STOCKED_LINE, OrderKind.ONE_SKU_TWICE);

  private final int orders;
  private final List<Pair> pairs;
  private final FaultProfile faults;
  private final SplittableRandom ofOrders;
  private final SplittableRandom ofStrikes;
  private final SplittableRandom ofClocks;

  PlanDice(int orders, List<Pair> pairs, FaultProfile faults, long seed) {
    this.orders = orders;
    this.pairs = List.copyOf(pairs);
    this.faults = faults;
    SplittableRandom root = new SplittableRandom(seed);
    this.ofOrders = root.split();
    this.ofStrikes = root.split();
    this.ofClocks = root.split();
  }

  RehearsalPlan draw() {
    List<PlannedOrder> planned = new ArrayList<>();
    for (int number = 1; number <= orders; number++) {
      planned.add(order(number));
    }
    Map<Fault, Double> notices = new EnumMap<>(Fault.class);
    faults
        .rates()
        .forEach((fault, rate) -> {
          if (fault.reach() == Fault.Reach.NOTICES) {
            notices.put(fault, rate);
          }
        });
    return new RehearsalPlan(planned, strikes(), notices, skews());
  }

  /** The first one goes alone and undisturbed: trouble begins when everything is known to run. */
  private PlannedOrder order(int number) {
    Pair pair = pairs.get((number - 1) % pairs.size());
    boolean first = number == 1;
    Course course =
        !first && ofOrders.nextInt(100) < ACTED_ON ? any(Course.of(pair.shop())) : Course.LEAVE;
    OrderKind kind = any(kinds(pair.shop()));
    Optional<Turn> turn = turn(pair, first);
    Duration pause = Duration.ofMillis(ofOrders.nextInt(LONGEST_PAUSE_MILLIS));
    List<Mishap> mishaps = mishaps(pair);
    return new PlannedOrder(
        number,
        pair,
        course,
        course.kind().orElse(first ? OrderKind.PAID : kind),
        course == Course.LEAVE ? turn : course.turn(),
        pause,
        first ? List.of() : mishaps);
  }

  private Optional<Turn> turn(Pair pair, boolean first) {
    boolean unusual = ofOrders.nextInt(100) < UNUSUAL;
    List<Turn> turns =
        switch (pair.shop()) {
          case COMMERCETOOLS ->
              List.of(Turn.TWO_SHIPMENTS, Turn.THREE_PARCELS, Turn.TRACKING_LATER);
          case SCAYLE, CIN7CORE -> List.of(Turn.TWO_SHIPMENTS, Turn.TRACKING_LATER);
        };
    Turn drawn = any(turns);
    return unusual && !first ? Optional.of(drawn) : Optional.empty();
  }

  private static List<OrderKind> kinds(ShopPlatform shop) {
    return switch (shop) {
      case COMMERCETOOLS -> COMMERCETOOLS_KINDS;
      case SCAYLE -> SCAYLE_KINDS;
      case CIN7CORE -> CIN7_CORE_KINDS;
    };
  }

  /** Every fault has its chance with every order. */
  private List<Mishap> mishaps(Pair pair) {
    List<Mishap> mishaps = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (fault.reach() == Fault.Reach.ORDERS && ofOrders.nextDouble() * 100 < faults.rate(fault)) {
        Mishap mishap = new Mishap(fault, any(spots(fault)), times(fault));
        if (isPossible(mishap, pair)) {
          mishaps.add(mishap);
        }
      }
    }
    return mishaps;
  }

  /**
   * Only commercetools has versions: elsewhere, whoever writes in between changes the order itself.
   */
  private static boolean isPossible(Mishap mishap, Pair pair) {
    return switch (mishap.fault()) {
      case VERSION_CONFLICT -> pair.shop() == ShopPlatform.COMMERCETOOLS;
      default -> true;
    };
  }

  private static List<Spot> spots(Fault fault) {
    return switch (fault) {
      case VERSION_CONFLICT -> List.of(Spot.WRITE, Spot.CONFIRM);
      case ANSWER_LOST, ERROR_AFTER_COMMIT, TIME_OUT ->
          List.of(Spot.CREATE, Spot.CREATE, Spot.CONFIRM, Spot.WRITE, Spot.WAREHOUSE);
      default -> List.of(Spot.values());
    };
  }

  private int times(Fault fault) {
    return switch (fault) {
      case TIME_OUT -> 1;
      case RATE_LIMIT -> 3;
      default -> 1 + ofOrders.nextInt(2);
    };
  }

  private List<Strike> strikes() {
    List<Strike> strikes = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (fault.reach() == Fault.Reach.RUN && fault != Fault.CLOCK_SKEW) {
        spread(strikes, fault, faults.strikes(fault, orders));
      }
    }
    strikes.sort(Comparator.comparingInt(Strike::afterOrder));
    return strikes;
  }

  /** Each strikes somewhere in a stretch of its own. */
  private void spread(List<Strike> strikes, Fault fault, int count) {
    for (int i = 0; i < count; i++) {
      int start = 1 + (orders - 1) * i / count;
      int end = 1 + (orders - 1) * (i + 1) / count;
      int within = ofStrikes.nextInt(Math.max(1, end - start));
      strikes.add(
          new Strike(
              fault,
              Math.min(orders, start + 1 + within),
              Duration.ofMillis(ofStrikes.nextInt(LONGEST_DELAY_MILLIS)),
              length(fault),
              ofStrikes.nextInt(1000)));
    }
  }

  private Duration length(Fault fault) {
    return switch (fault) {
      case RATE_LIMIT_STORM, RATE_LIMIT_BARE -> between(2000, 5000);
      case MAINTENANCE -> between(4000, 8000);
      default -> between(200, 2000);
    };
  }

  private Duration between(int least, int most) {
    return Duration.ofMillis(ofStrikes.nextInt(least, most));
  }

  private SortedMap<String, Duration> skews() {
    List<String> platforms =
        new ArrayList<>(
            pairs.stream()
                .flatMap(pair -> Stream.of(Stage.depotConnection(pair), Stage.shopConnection(pair)))
                .distinct()
                .toList());
    SortedMap<String, Duration> skews = new TreeMap<>();
    for (int left = faults.strikes(Fault.CLOCK_SKEW, orders);
        left > 0 && !platforms.isEmpty();
        left--) {
      String platform = platforms.remove(ofClocks.nextInt(platforms.size()));
      int seconds = ofClocks.nextInt(SHORTEST_SKEW_SECONDS, LONGEST_SKEW_SECONDS + 1);
      skews.put(platform, Duration.ofSeconds(ofClocks.nextBoolean() ? seconds : -seconds));
    }
    return skews;
  }

  private <T> T any(List<T> choices) {
    return choices.get(ofOrders.nextInt(choices.size()));
  }
}
