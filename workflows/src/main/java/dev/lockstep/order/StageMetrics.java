package dev.lockstep.order;

import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how orders move. Through the workflow's own metrics scope, which keeps silent while a
 * history is replayed, so that each step is counted once; names and labels are in the operating
 * manual.
 */
final class StageMetrics {
  private static final String STAGES = "lockstep_order_stages";
  private static final String STAGE_TIME = "lockstep_order_stage_time";
  private static final String OPENED = "lockstep_order_exceptions_opened";
  private static final String CLOSED = "lockstep_order_exceptions_closed";

  private final LinkId link;
  private @Nullable OrderStage stage;
  private Instant since = Instant.EPOCH;

  StageMetrics(LinkId link) {
    this.link = link;
  }

  /** The order stands there now; being told the same twice changes nothing. */
  void standsAt(OrderStage now, Instant at) {
    OrderStage before = stage;
    if (now == before) {
      return;
    }
    if (before != null) {
      scope("stage", before.name())
          .timer(STAGE_TIME)
          .record(Duration.ofMillis((double) (at.toEpochMilli() - since.toEpochMilli())));
    }
    scope("stage", now.name()).counter(STAGES).inc(1);
    stage = now;
    since = at;
  }

  void opened(ExceptionCode code) {
    scope("code", code.name()).counter(OPENED).inc(1);
  }

  void closed(ExceptionCode code) {
    scope("code", code.name()).counter(CLOSED).inc(1);
  }

  private Scope scope(String label, String value) {
    return Workflow.getMetricsScope().tagged(Map.of("link", link.value(), label, value));
  }
}
