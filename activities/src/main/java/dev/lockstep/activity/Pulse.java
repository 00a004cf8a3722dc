package dev.lockstep.activity;

import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says now and then that an activity's worker is alive, while the activity is busy with something
 * long. What takes less than {@link #EVERY} says nothing, and so costs nothing.
 *
 * <p>Temporal takes the silence of a worker for its death after the activity's heartbeat time-out,
 * which has to be some multiple of this.
 */
public final class Pulse implements AutoCloseable {
  public static final Duration EVERY = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Thread beating;

  private Pulse(Runnable beat, Duration every) {
    this.beating = Thread.ofVirtual().name("pulse").start(() -> run(beat, every));
  }

  /**
   * Begins; ends when it is closed.
   *
   * @param beat a heartbeat, with what the activity wants a next attempt to know
   */
  public static Pulse of(Runnable beat) {
    return new Pulse(beat, EVERY);
  }

  static Pulse of(Runnable beat, Duration every) {
    return new Pulse(beat, every);
  }

  private static void run(Runnable beat, Duration every) {
    try {
      while (true) {
        Thread.sleep(every);
        beat(beat);
      }
    } catch (InterruptedException over) {
      // The activity is done.
    } catch (ActivityCompletionException over) {
      // Nobody waits for the activity any more; it learns that by itself when it next asks.
    }
  }

  private static void beat(Runnable beat) {
    try {
      beat.run();
    } catch (ActivityCompletionException over) {
      throw over;
    } catch (RuntimeException unheard) {
      LOG.debug("A heartbeat did not get through; the next one may.", unheard);
    }
  }

  /** Returns when it has ended, closed or not. */
  void awaitEnd() throws InterruptedException {
    beating.join();
  }

  @Override
  public void close() {
    beating.interrupt();
  }
}
