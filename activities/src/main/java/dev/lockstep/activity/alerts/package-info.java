/**
 * How the alerts look and tell: Temporal's lists are put into groups, the rules decide, and the
 * channels deliver.
 *
 * <p>Neighbours: the contract in {@link dev.lockstep.alerts}, the rules in {@link
 * dev.lockstep.alerts.policy}, the channels in {@link dev.lockstep.alerting}. Invariant: a look
 * that could not see everything fails as a whole, since what it did not see would count as gone.
 */
@NullMarked
package dev.lockstep.activity.alerts;

import org.jspecify.annotations.NullMarked;
