package dev.lockstep.port;

/**
 * How one webhook or subscription that sends to us stands at its platform.
 *
 * @param name what the platform calls it: a key, an id, a type of event; never an address
 * @param says the platform's own word for how it stands
 */
public record WebhookHealth(String name, Condition condition, String says) {

  /** How it stands. */
  public enum Condition {
    HEALTHY,
    /** The platform had switched it off by itself; we switched it on again just now. */
    REVIVED,
    /** Nothing gets through now; the platform keeps what it has to tell and goes on trying. */
    DELAYED,
    /** Nothing is sent, and what happens meanwhile is not kept: sweeps alone find it. */
    STOPPED,
    /** There is no such webhook. */
    MISSING
  }
}
