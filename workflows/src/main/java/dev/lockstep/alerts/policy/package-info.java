/**
 * What is told to whom and when, worked out from what is parked and what has been told: pure rules,
 * given the time.
 *
 * <p>They run inside an activity, so they may change while the alerts go on.
 */
@NullMarked
package dev.lockstep.alerts.policy;

import org.jspecify.annotations.NullMarked;
