package dev.lockstep.alerting;

import dev.lockstep.alerts.AlertKind;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.OldestOrder;
import dev.lockstep.alerts.Severity;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Messages to send and the words for them. */
final class Samples {
  static final LinkId UK = new LinkId("uk");
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Wording WORDING =
      new Wording(
          ZoneId.of("Europe/London"),
          new WebUiLinks(Optional.of(URI.create("https://temporal.example/")), "shop"));

  private Samples() {}

  static AlertMessage unmapped(AlertKind kind) {
    return new AlertMessage("m-1", "ops", NOON, List.of(notice("n-1", kind)));
  }

  static AlertNotice notice(String id, AlertKind kind) {
    return new AlertNotice(
        id,
        kind,
        Severity.WARNING,
        GroupKey.of(ExceptionCode.DELIVERY_SERVICE_UNMAPPED, UK),
        7,
        2,
        NOON.minusSeconds(7200),
        NOON.minusSeconds(600),
        new OldestOrder(
            UK,
            "order/uk/8f0c",
            "A-1001",
            NOON.minusSeconds(7260),
            "The method <Next day & gift> is not [mapped](https://evil.example).",
            null),
        List.of("A-1001", "A-1002"),
        List.of("desk"));
  }

  static AlertMessage outage(AlertKind kind) {
    return new AlertMessage(
        "m-2",
        "ops",
        NOON,
        List.of(
            new AlertNotice(
                "n-2",
                kind,
                Severity.CRITICAL,
                GroupKey.of(ExceptionCode.CONNECTION_UNAVAILABLE, new ConnectionId("dc")),
                1,
                1,
                NOON.minusSeconds(90_000),
                NOON.plusSeconds(600),
                new OldestOrder(
                    UK,
                    "order/uk/8f0d",
                    "B 1",
                    NOON.minusSeconds(90_000),
                    "",
                    new ConnectionId("dc")),
                List.of("B 1"),
                List.of())));
  }

  static AlertMessage digest(int notices) {
    return new AlertMessage(
        "digest/ops/1",
        "ops",
        NOON,
        IntStream.range(0, notices).mapToObj(i -> notice("n-" + i, AlertKind.NEW)).toList());
  }
}
