package dev.lockstep.worker.config;

import dev.lockstep.common.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The size of one worker process. */
public record WorkerConfig(
    @Setting(value = "Health and metrics over HTTP.", byDefault = "{}") Health health,
    @Setting(value = "Workflow tasks run at once.", byDefault = "200") int workflowSlots,
    @Setting(value = "Activities run at once, per connection.", byDefault = "100")
        int activitySlots,
    @Setting(value = "Orders kept in memory between their tasks.", byDefault = "2000")
        int cachedOrders,
    @Setting(
            value = "How long a stop waits for running work; below the grace period of the host.",
            byDefault = "25s")
        Duration stopWithin,
    @Setting("Every platform call as one line of JSON, the receiver's too; without it: none.")
        @Nullable WireLogConfig wireLog) {
  public WorkerConfig {
    atLeast("workflowSlots", workflowSlots, 2);
    atLeast("activitySlots", activitySlots, 1);
    atLeast("cachedOrders", cachedOrders, 1);
  }

  /** Where the process answers {@code /health}, {@code /ready} and {@code /metrics}. */
  public record Health(
      @Setting(value = "Address to listen on.", byDefault = "0.0.0.0") String host,
      @Setting(value = "Port to listen on; 0 takes a free one.", byDefault = "9464") int port) {
    public Health {
      Ports.require(port);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ".");
    }
  }
}
