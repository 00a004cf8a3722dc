package dev.lockstep.bench;

import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.LogFile;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a benchmark runs.
 *
 * @param directory below which the run keeps its files
 * @param temporalCli looked at instead of searching
 * @param server which Temporal it wants
 */
public record Ground(Path directory, Optional<Path> temporalCli, Server server) {
  private static final String MAIN_CLASS = "dev.lockstep.cli.Lockstep";
  private static final long SEED = 1;

  /** As the configuration has it by default: the demo sweeps so often that one can watch it. */
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);

  /** Which Temporal. */
  public enum Server {
    /** A real one where there is one. */
    BEST,
    IN_MEMORY
  }

  /** A directory of this run alone, to which its log goes. */
  RunDirectory open() {
    RunDirectory run = RunDirectory.create(directory);
    LogFile.divert(run.file("lockstep.log"));
    return run;
  }

  LocalTemporal temporal(Consumer<String> says) {
    LocalTemporalOptions options = LocalTemporalOptions.with(OrderSearchAttributes.types());
    return switch (server) {
      case IN_MEMORY -> LocalTemporal.inMemory(options);
      case BEST -> LocalTemporal.start(TemporalCli.findOrInstall(temporalCli, says), options);
    };
  }

  /**
   * The platforms and the receiver.
   *
   * @param step how long the warehouse takes over each step of an order
   */
  static DemoStack stack(LocalTemporal temporal, RunDirectory run, Duration step) {
    return DemoStack.withoutWorker(temporal, run, SEED, step, SWEEP_EVERY);
  }

  /** Lockstep's worker as a process. */
  static ChildJvm worker(Path config, RunDirectory run) {
    return ChildJvm.start(
        run.file("worker.log"), MAIN_CLASS, List.of("worker", "--config", config.toString()));
  }
}
