package dev.lockstep.reconciliation;

/** How many open orders have come so far and are so old. */
public record AgeCount(Reached reached, Age age, int orders) {}
