package dev.lockstep.cli;

import dev.lockstep.activity.replay.Replaying;
import dev.lockstep.cli.replay.PlannedOrder;
import dev.lockstep.replay.ReplayWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Plans many orders side by side, without pressing Temporal. */
final class ReplayPlanning {
  private static final int SIDE_BY_SIDE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Replaying replaying;
  private final ReplayWish wish;
  private final ProgressBar bar;

  ReplayPlanning(Replaying replaying, ReplayWish wish, ProgressBar bar) {
    this.replaying = replaying;
    this.wish = wish;
    this.bar = bar;
  }

  List<PlannedOrder> plan(List<ReplayChoice.Chosen> chosen) {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      List<Future<PlannedOrder>> plans =
          chosen.stream().map(each -> threads.submit(() -> plan(each))).toList();
      List<PlannedOrder> planned = new ArrayList<>();
      try {
        for (Future<PlannedOrder> each : plans) {
          planned.add(each.get());
          if (chosen.size() > 1) {
            bar.show(planned.size(), chosen.size(), "looked at");
          }
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException("A plan ended unexpectedly.", e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw CliFailure.failed("Nothing was replayed.", e);
      } finally {
        bar.end();
      }
      return planned;
    }
  }

  private PlannedOrder plan(ReplayChoice.Chosen order) {
    return PlannedOrder.of(
        order.link(),
        order.order(),
        asking(() -> replaying.plan(order.link(), order.order(), wish)));
  }

  /** The answer of Temporal, or why there is none in words. */
  static <T> T asking(Supplier<T> question) {
    try {
      return Bounded.within(PATIENCE, question)
          .orElseThrow(() ->
              CliFailure.failed(
                  "Temporal did not answer within %d s. Try again."
                      .formatted(PATIENCE.toSeconds())));
    } catch (RuntimeException e) {
      throw TemporalTrouble.isBehind(e) ? TemporalTrouble.of(e) : e;
    }
  }
}
