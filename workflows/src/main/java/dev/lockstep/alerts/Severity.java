package dev.lockstep.alerts;

/** How much it matters that somebody acts; from the least. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
