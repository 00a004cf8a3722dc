package dev.lockstep.sandbox.cin7core;

/** Who changed something. */
enum By {
  /** A caller of the API. */
  API,
  /** A person in the platform's own user interface. */
  MERCHANT
}
