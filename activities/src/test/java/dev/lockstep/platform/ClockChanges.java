package dev.lockstep.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Moments around the changes to and from daylight saving time, in Europe and in the US. */
public final class ClockChanges {
  private ClockChanges() {}

  /** A zone and the moment at which its clocks are changed. */
  public enum Change {
    EUROPE_SPRING("Europe/London", "2026-03-29T01:00:00Z"),
    EUROPE_AUTUMN("Europe/London", "2026-10-25T01:00:00Z"),
    US_SPRING("America/New_York", "2026-03-08T07:00:00Z"),
    US_AUTUMN("America/New_York", "2026-11-01T06:00:00Z");

    private final ZoneId zone;
    private final Instant at;

    Change(String zone, String at) {
      this.zone = ZoneId.of(zone);
      this.at = Instant.parse(at);
    }

    public ZoneId zone() {
      return zone;
    }

    public Instant at() {
      return at;
    }

    /** What a clock on the wall of that zone shows. */
    public LocalDateTime shown(Instant moment) {
      return LocalDateTime.ofInstant(moment, zone);
    }

    public boolean isShownTwice(Instant moment) {
      return zone.getRules().getValidOffsets(shown(moment)).size() == 2;
    }
  }

  /** Every ten minutes from three hours before to three hours after each change. */
  public static Stream<Arguments> moments() {
    return Stream.of(Change.values())
        .flatMap(change ->
            IntStream.rangeClosed(-18, 18)
                .mapToObj(i -> change.at().plus(Duration.ofMinutes(10L * i)))
                .map(moment -> Arguments.of(change, moment)));
  }
}
