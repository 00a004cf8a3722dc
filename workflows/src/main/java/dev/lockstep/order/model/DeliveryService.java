package dev.lockstep.order.model;

/**
 * A carrier's service as the warehouse knows it.
 *
 * @param carrier the warehouse's carrier code, e.g. {@code DPD}
 * @param service the warehouse's service code, e.g. {@code NEXT-DAY}
 */
public record DeliveryService(String carrier, String service) {}
