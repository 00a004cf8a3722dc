package dev.lockstep.worker.config;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.Setting;
import java.util.Map;

/** As much of the configuration as it takes to ask running orders: no connection is in it. */
public record OrdersConfig(
    @Setting(value = "Where the durable state lives.", byDefault = "{}") TemporalConfig temporal,
    @Setting("Order sources joined with warehouses, by a name of yours.")
        Map<LinkId, LinkConfig> links) {}
