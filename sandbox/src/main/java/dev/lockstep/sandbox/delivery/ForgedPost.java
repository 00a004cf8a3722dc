package dev.lockstep.sandbox.delivery;

/**
 * A request that no platform would have sent.
 *
 * @param about id or reference of the order that it spoke of
 * @param status what the listener answered; 0 where no answer came
 */
public record ForgedPost(DeliveryFault how, String about, int status) {}
