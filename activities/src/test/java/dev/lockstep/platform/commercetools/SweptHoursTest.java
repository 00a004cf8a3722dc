package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.platform.ClockChanges.Change;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.Page;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sweep after sweep through the change of the clocks: every id once, and again in the overlap. */
class SweptHoursTest {
  private static final Duration EVERY = Duration.ofMinutes(30);
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final TimeZone zoneBefore = TimeZone.getDefault();
  private Instant now = Instant.EPOCH;
  private final CommercetoolsStandIn standIn =
      CommercetoolsStandIn.start(CommercetoolsOptions.defaults().withClock(() -> now));
  private final PlatformContext system = TestProject.context();
  private final OrderSource source =
      new CommercetoolsPlatform()
          .orderSource(
              new ConnectionId("shop"),
              TestProject.settings(standIn.baseUri(), null, Set.of("lockstep"), Set.of()),
              new PlatformContext(() -> now, system.http(), system.meters()))
          .orElseThrow();

  @AfterEach
  void stop() {
    TimeZone.setDefault(zoneBefore);
    system.http().connectionPool().evictAll();
    standIn.close();
  }

  private record Placed(Instant at, String id) {}

  @ParameterizedTest
  @EnumSource(Change.class)
  void no_order_and_no_message_is_missed_or_read_beyond_the_overlap(Change change) {
    TimeZone.setDefault(TimeZone.getTimeZone(change.zone()));
    List<Placed> placed = new ArrayList<>();
    Instant swept = change.at().minus(Duration.ofHours(2));
    for (int sweep = 0; sweep < 8; sweep++) {
      Instant begins = swept;
      now = begins;
      while (now.isBefore(begins.plus(EVERY))) {
        placed.add(
            new Placed(now, standIn.merchant().place(TestProject.order(1)).path("id").asText()));
        now = now.plus(Duration.ofMinutes(10));
      }
      Instant since = begins.minus(OVERLAP);

      List<String> expected =
          placed.stream().filter(one -> !one.at().isBefore(since)).map(Placed::id).toList();
      assertThat(all(source::changedSince, since))
          .extracting(changed -> changed.order().value())
          .as("orders of sweep %d", sweep)
          .containsExactlyElementsOf(expected);
      assertThat(all(source::messagesSince, since))
          .extracting(LoggedMessage::resource)
          .as("messages of sweep %d", sweep)
          .containsExactlyElementsOf(expected.stream().map("order/"::concat).toList());
      swept = now;
    }
  }

  private static <T> List<T> all(
      BiFunction<Instant, Optional<String>, Page<T>> listing, Instant since) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<T> page = listing.apply(since, cursor);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }
}
