package dev.lockstep.activity.sweep;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.port.Capability;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.WebhookHealth.Condition;
import dev.lockstep.sweep.SweptWebhooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the webhooks of one connection stand; each change is logged once. */
final class WebhookWatch {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookWatch.class);

  private final ConnectionId connection;
  private final OrderSource source;
  private final Map<String, Condition> last = new HashMap<>();
  private boolean answers = true;

  WebhookWatch(ConnectionId connection, OrderSource source) {
    this.connection = connection;
    this.source = source;
  }

  /** Null where the source cannot be asked. What was missed meanwhile, the sweep has found. */
  synchronized @Nullable SweptWebhooks tend() {
    if (!source.capabilities().contains(Capability.WEBHOOK_HEALTH)) {
      return null;
    }
    try {
      List<WebhookHealth> found = source.reviveWebhooks();
      answers = true;
      found.forEach(this::note);
      return counted(found);
    } catch (PlatformFailure failure) {
      if (answers) {
        LOG.warn(
            "Whether the platform sends its webhooks could not be found out; every sweep looks again. connection={} kind={}",
            connection,
            failure.kind());
      }
      answers = false;
      return new SweptWebhooks(SweptWebhooks.VERSION, 0, 0, 0, 0, 0, 1);
    }
  }

  private void note(WebhookHealth webhook) {
    Condition before = last.put(webhook.name(), webhook.condition());
    if (before == webhook.condition() && webhook.condition() != Condition.REVIVED) {
      return;
    }
    switch (webhook.condition()) {
      case HEALTHY -> {
        if (before != null) {
          LOG.info(
              "A webhook of the platform is healthy again. connection={} webhook={}",
              connection,
              webhook.name());
        }
      }
      case REVIVED ->
          LOG.warn(
              "The platform had switched a webhook off; it is on again, and the sweep has found what was missed. connection={} webhook={} says={}",
              connection,
              webhook.name(),
              webhook.says());
      case DELAYED ->
          LOG.warn(
              "A webhook of the platform does not get through; it is kept for a while. Look at its destination. connection={} webhook={} says={}",
              connection,
              webhook.name(),
              webhook.says());
      case STOPPED ->
          LOG.error(
              "A webhook of the platform is stopped, and sweeps alone find what happens: whoever looks after the platform mends its destination and switches it on. connection={} webhook={} says={}",
              connection,
              webhook.name(),
              webhook.says());
      case MISSING ->
          LOG.warn(
              "The platform has no such webhook. Create it, or correct its name. connection={} webhook={}",
              connection,
              webhook.name());
    }
  }

  private static SweptWebhooks counted(List<WebhookHealth> found) {
    return new SweptWebhooks(
        SweptWebhooks.VERSION,
        count(found, Condition.HEALTHY),
        count(found, Condition.REVIVED),
        count(found, Condition.DELAYED),
        count(found, Condition.STOPPED),
        count(found, Condition.MISSING),
        0);
  }

  private static int count(List<WebhookHealth> found, Condition condition) {
    return (int) found.stream().filter(it -> it.condition() == condition).count();
  }
}
