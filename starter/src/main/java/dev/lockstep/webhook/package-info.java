/**
 * The receiver of webhooks: proves, reads, hands over, and only then says thank you.
 *
 * <p>{@link dev.lockstep.webhook.OrderSignals} turns hints into signals and knows nothing of HTTP,
 * so that commands use it too; {@link dev.lockstep.webhook.WebhookReceiver} is the HTTP side.
 * Invariant: 2xx is answered only when Temporal has every hint of a request; everything else makes
 * the sender repeat it.
 */
@NullMarked
package dev.lockstep.webhook;

import org.jspecify.annotations.NullMarked;
