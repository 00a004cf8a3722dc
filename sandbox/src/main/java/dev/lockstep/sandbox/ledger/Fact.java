package dev.lockstep.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param sequence from 1, without gaps
 * @param kind such as {@code ORDER_PLACED}
 * @param subject the id or reference of the order it happened to
 * @param detail ids, SKUs, quantities, amounts and states only
 */
public record Fact(long sequence, Instant at, String kind, String subject, ObjectNode detail) {}
