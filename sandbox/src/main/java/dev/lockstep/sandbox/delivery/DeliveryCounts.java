package dev.lockstep.sandbox.delivery;

/** What became of the notices so far. */
public record DeliveryCounts(
    long sent, long pending, long accepted, long refusedAttempts, long dropped, long givenUp) {}
