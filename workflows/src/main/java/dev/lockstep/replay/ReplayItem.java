package dev.lockstep.replay;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;

/**
 * One order of a replay.
 *
 * @param step what it was planned for; where something else fits by then, it is left alone
 */
public record ReplayItem(LinkId link, OrderId order, ReplayStep step) {}
