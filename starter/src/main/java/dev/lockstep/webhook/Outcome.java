package dev.lockstep.webhook;

import java.util.Locale;

/** What a webhook came to: the tag {@code outcome} of the metric {@code lockstep.webhooks}. */
enum Outcome {
  TAKEN,
  REOPENED,
  CLOSED,
  UNKNOWN_ORDER,
  NO_LINK,
  IRRELEVANT,
  SUBSCRIPTION_CONFIRMED,
  NOT_GENUINE,
  NOT_VERIFIABLE,
  NOT_UNDERSTOOD,
  TOO_LONG,
  NOT_TAKEN,
  FAILED;

  static Outcome of(Reception reception) {
    return switch (reception) {
      case TAKEN -> TAKEN;
      case REOPENED -> REOPENED;
      case CLOSED -> CLOSED;
      case UNKNOWN_ORDER -> UNKNOWN_ORDER;
      case NO_LINK -> NO_LINK;
    };
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
