package dev.lockstep.order.policy;

import dev.lockstep.order.PlannedLine;

/** A line that is fit to ship, and the site it ships from. */
public record SitedLine(Facilities.Site site, PlannedLine line) {}
