package dev.lockstep.sandbox.scayle;

import org.jspecify.annotations.Nullable;

/**
 * What no public source says, as switches.
 *
 * @param writeStatus of an accepted shipment, cancellation or return; the body is empty
 * @param cancellationRefusal null: nothing but success ends the attempts before the last
 */
public record Assumptions(
    RepeatRule repeats,
    SubItemRule subItems,
    KeyInCalls keyInCalls,
    int writeStatus,
    @Nullable RefusedAnswer cancellationRefusal) {

  public static Assumptions defaults() {
    return new Assumptions(
        RepeatRule.HAPPENS_AGAIN, SubItemRule.ANSWERED_ALONE, KeyInCalls.CURRENT, 201, null);
  }

  public Assumptions with(RepeatRule rule) {
    return new Assumptions(rule, subItems, keyInCalls, writeStatus, cancellationRefusal);
  }

  public Assumptions with(SubItemRule rule) {
    return new Assumptions(repeats, rule, keyInCalls, writeStatus, cancellationRefusal);
  }

  public Assumptions with(KeyInCalls key) {
    return new Assumptions(repeats, subItems, key, writeStatus, cancellationRefusal);
  }

  public Assumptions withWriteStatus(int status) {
    return new Assumptions(repeats, subItems, keyInCalls, status, cancellationRefusal);
  }

  public Assumptions with(RefusedAnswer refusal) {
    return new Assumptions(repeats, subItems, keyInCalls, writeStatus, refusal);
  }
}
