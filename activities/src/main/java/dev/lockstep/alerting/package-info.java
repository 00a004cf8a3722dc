/**
 * The channels people are told over: Slack, Microsoft Teams, mail, and webhooks of their own.
 *
 * <p>Neighbours: {@link dev.lockstep.activity.alerts} hands over the facts; {@link
 * dev.lockstep.alerting.Wording} puts them into words once for all channels. Invariant: no address
 * of a channel stands in a message, a failure or a log, since most of them are secrets.
 */
@NullMarked
package dev.lockstep.alerting;

import org.jspecify.annotations.NullMarked;
