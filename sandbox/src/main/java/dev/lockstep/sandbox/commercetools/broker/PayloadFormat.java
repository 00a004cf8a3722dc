package dev.lockstep.sandbox.commercetools.broker;

/** How a payload is worded. */
public enum PayloadFormat {
  PLATFORM,
  CLOUD_EVENTS
}
