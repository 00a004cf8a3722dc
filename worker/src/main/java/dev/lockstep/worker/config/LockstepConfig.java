package dev.lockstep.worker.config;

import dev.lockstep.activity.Patience;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole configuration: read by {@link ConfigLoader}, valid in itself. */
public record LockstepConfig(
    @Setting(value = "Where the durable state lives.", byDefault = "{}") TemporalConfig temporal,
    @Setting("Accounts on platforms, by a name of yours.")
        Map<ConnectionId, ConnectionConfig<?, ?>> connections,
    @Setting("Order sources joined with warehouses, by a name of yours.")
        Map<LinkId, LinkConfig> links,
    @Setting(value = "The receiver of webhooks.", byDefault = "{}") WebhooksConfig webhooks,
    @Setting(value = "The size of one worker process.", byDefault = "{}") WorkerConfig worker,
    @Setting(value = "The sweep that finds lost dispatches.", byDefault = "{}") SweepConfig sweep,
    @Setting(
            value = "How long the platforms are given before what they show is believed.",
            byDefault = "{}")
        Patience patience,
    @Setting(
            value = "A page of figures for people, served by the receiver of webhooks.",
            byDefault = "{}")
        BoardConfig board,
    @Setting(value = "What replays of many orders have to keep to.", byDefault = "{}")
        ReplayConfig replay,
    @Setting("Who is told of parked orders, and how; without it: nobody.")
        @Nullable AlertsConfig alerts,
    @Setting(value = "The daily reconciliation of orders.", byDefault = "{}")
        ReconciliationConfig reconciliation) {}
