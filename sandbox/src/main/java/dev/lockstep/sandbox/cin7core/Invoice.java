package dev.lockstep.sandbox.cin7core;

import java.time.Instant;

/** The authorised invoice of a sale, over all of it. */
record Invoice(String taskId, String number, Instant date) {}
