package dev.lockstep.run;

import dev.lockstep.common.LinkId;
import dev.lockstep.webhook.LinkDirectory;
import dev.lockstep.worker.Platforms;
import dev.lockstep.worker.config.ConfigLoader;
import dev.lockstep.worker.config.LinkConfig;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.OrdersConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads configuration files with the platforms and the environment of this process. */
public final class Configurations {
  private Configurations() {}

  /**
   * Reads one file.
   *
   * @throws dev.lockstep.worker.config.ConfigProblems with all mistakes at once
   */
  public static LockstepConfig load(Path file) {
    return loader().load(file);
  }

  /**
   * Reads of one file what it takes to ask running orders; the connections' secrets may be absent.
   *
   * @throws dev.lockstep.worker.config.ConfigProblems with all mistakes at once
   */
  public static OrdersConfig loadForOrders(Path file) {
    return loader().loadForOrders(file);
  }

  /** The links as webhooks and commands see them. */
  public static LinkDirectory directory(Map<LinkId, LinkConfig> links) {
    return links.entrySet().stream()
        .map(entry -> {
          LinkConfig link = entry.getValue();
          return new LinkDirectory.Entry(
              entry.getKey(),
              link.source(),
              link.policy(entry.getKey()).facilities().warehouses(),
              link.deadlines().settle());
        })
        .collect(Collectors.collectingAndThen(Collectors.toList(), LinkDirectory::new));
  }

  private static ConfigLoader loader() {
    return new ConfigLoader(Platforms.all(), System.getenv());
  }
}
