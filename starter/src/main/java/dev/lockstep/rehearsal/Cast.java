package dev.lockstep.rehearsal;

import dev.lockstep.demo.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of Lockstep that a rehearsal can stop and kill: workers and the receiver. */
final class Cast implements AutoCloseable {
  private final List<Child> workers = new ArrayList<>();
  private final Child receiver;

  private Cast(Path config, int workerCount, RunDirectory directory) {
    String file = config.toString();
    receiver =
        Child.start("receiver", directory.file("receiver.log"), "webhooks", "--config", file);
    for (int number = 1; number <= workerCount; number++) {
      workers.add(
          Child.start(
              "worker " + number,
              directory.file("worker-%d.log".formatted(number)),
              "worker",
              "--config",
              file));
    }
  }

  static Cast start(Path config, int workers, RunDirectory directory) {
    return new Cast(config, workers, directory);
  }

  /** Counted from 0 and round and round. */
  Child worker(int number) {
    return workers.get(Math.floorMod(number, workers.size()));
  }

  Child receiver() {
    return receiver;
  }

  /**
   * Starts those again that ended by themselves.
   *
   * @throws RehearsalFailure if that happens again and again
   */
  void revive() {
    receiver.revive();
    workers.forEach(Child::revive);
  }

  @Override
  public void close() {
    workers.forEach(Child::close);
    receiver.close();
  }
}
