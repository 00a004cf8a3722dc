package dev.lockstep.port.webhook;

import dev.lockstep.order.CancellationDecision;

/** How a platform that waits for the decision about a cancellation wants to be answered. */
public interface CancellationReplies {

  /** The definite answer. */
  WebhookReply decided(CancellationDecision decision);

  /** Nothing is decided within the time the platform waits: whatever makes it ask again. */
  WebhookReply undecided();
}
