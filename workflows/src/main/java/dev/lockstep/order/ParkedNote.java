package dev.lockstep.order;

import java.time.Instant;

/** What somebody noted about something parked; no personal data. */
public record ParkedNote(String author, Instant at, String text) {}
