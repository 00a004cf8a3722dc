package dev.lockstep.sandbox.cin7core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as the platform writes them: in more than one way, always UTC. */
final class Times {
  private static final List<DateTimeFormatter> MOMENTS =
      List.of(
          format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"),
          format("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS"),
          format("uuuu-MM-dd'T'HH:mm:ss.SSS"),
          format("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'"));
  private static final DateTimeFormatter DAY = format("uuuu-MM-dd'T'00:00:00");
  private static final DateTimeFormatter DAY_IN_WEBHOOK = format("dd/MM/uuuu");

  private Times() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** With or without zone, with a long or a short fraction: the form goes with {@code number}. */
  static String moment(Instant instant, int number) {
    return MOMENTS.get(Math.floorMod(number, MOMENTS.size())).format(instant);
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  static String dayInWebhook(Instant instant) {
    return DAY_IN_WEBHOOK.format(instant);
  }
}
