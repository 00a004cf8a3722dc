package dev.lockstep.http;

import java.time.Duration;

/** Running time, and waiting in it. */
interface Ticker {
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  long nanos();

  void sleep(Duration duration) throws InterruptedException;
}
