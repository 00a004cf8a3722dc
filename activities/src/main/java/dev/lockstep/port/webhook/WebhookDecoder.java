package dev.lockstep.port.webhook;

import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationRequest;
import java.util.List;
import java.util.Optional;

/**
 * Verifies one platform's webhooks and reads them as hints.
 *
 * <p>Verification works on the raw bytes, compares in constant time, and comes before anything the
 * request says is believed. A decoder never throws on what a sender sends: whatever it is, it is
 * one of {@link Decoded}.
 */
public interface WebhookDecoder {

  Decoded decode(WebhookRequest request);

  /** What a request turned out to be. */
  sealed interface Decoded {
    /**
     * Genuine; the hints to deliver, none where the event does not concern Lockstep.
     *
     * @param reply what the sender insists on being told once Temporal has the hints; 204 without a
     *     body where empty
     */
    record Hints(List<Hint> hints, Optional<WebhookReply> reply) implements Decoded {
      public Hints {
        hints = List.copyOf(hints);
      }

      public Hints(List<Hint> hints) {
        this(hints, Optional.empty());
      }
    }

    /**
     * Genuine; the sender waits for the decision about a cancellation. The request's id is the same
     * in every repeat of the call, so that it is decided once.
     */
    record CancellationAsked(
        OrderId order, CancellationRequest request, CancellationReplies replies)
        implements Decoded {}

    /** Genuine; the sender wants this address fetched to confirm its subscription. */
    record ConfirmSubscription(java.net.URI address) implements Decoded {}

    /**
     * Whether it is genuine cannot be told now, since the platform's keys cannot be fetched: 503,
     * so that the sender repeats it. {@code why} is for our log only.
     */
    record NotVerifiable(String why) implements Decoded {}

    /** Not proven to come from the platform: 401. {@code why} is for our log only. */
    record NotGenuine(String why) implements Decoded {}

    /** Genuine but not understood: 400. {@code why} names what is missing, not what was sent. */
    record NotUnderstood(String why) implements Decoded {}
  }
}
