package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.Told;
import java.time.Instant;

/**
 * Something one channel does not know of one group yet.
 *
 * @param told what it knows
 * @param newest when the latest order of the group was parked
 * @param timing whether it could have been told before
 */
record Change(GroupKey group, Told told, AlertNotice notice, Instant newest, Timing timing) {

  /** What was held back for quiet hours comes as a digest. */
  enum Timing {
    FRESH,
    HELD_BACK
  }

  String channel() {
    return told.channel();
  }

  Told toldBy(String message, Instant now) {
    return told.saying(new Told.Telling(message, notice.kind(), now, notice.count(), newest));
  }
}
