/**
 * The cloud brokers through which commercetools messages reach an HTTP endpoint.
 *
 * <p>{@code commercetools} hands over Platform payloads; this package words them (Platform or
 * CloudEvents), wraps them (plain, Pub/Sub, EventBridge, SNS) and proves where they come from.
 *
 * <p>Invariant: with no flaw asked for, every envelope verifies with what the stand-in publishes.
 */
@NullMarked
package dev.lockstep.sandbox.commercetools.broker;

import org.jspecify.annotations.NullMarked;
