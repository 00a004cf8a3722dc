package dev.lockstep.rehearsal.verdict;

/** What is wrong with one order, in one sentence without personal data. */
public record Flaw(Violation violation, String link, String order, String sentence) {}
