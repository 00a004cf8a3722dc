/** What is done with an order that may be stuck: pure rules over what Temporal knows of it. */
@NullMarked
package dev.lockstep.replay.policy;

import org.jspecify.annotations.NullMarked;
