package dev.lockstep.order.policy;

import dev.lockstep.common.LinkId;

/** Everything a link decides about its orders: one record per question, each with its defaults. */
public record LinkPolicy(
    LinkId link,
    PaymentRule payment,
    LineRule lines,
    SkuRule skus,
    AddressRule address,
    PriceRule prices,
    DeliveryServices deliveryServices,
    Facilities facilities,
    CutOff cutOff,
    Deadlines deadlines) {}
