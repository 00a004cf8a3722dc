package dev.lockstep.cli;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;

/** A link of the configuration and the connection its orders come from. */
record LinkSource(LinkId link, ConnectionId source) {}
