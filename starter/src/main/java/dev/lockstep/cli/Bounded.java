package dev.lockstep.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for what others answer, and never longer than somebody who typed a command wants to. */
final class Bounded {
  private Bounded() {}

  /**
   * The answer, or empty where it did not come in time; what was asked then goes on unheard. What
   * the question throws, this throws.
   */
  static <T> Optional<T> within(Duration patience, Supplier<T> question) {
    Asked<T> asked = ask(question);
    return asked.within(patience);
  }

  /** Asks at once, so that several questions can be under way. */
  static <T> Asked<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
    return new Asked<>(answer, asking);
  }

  /** A question under way. */
  record Asked<T>(CompletableFuture<T> answer, Thread asking) {
    Optional<T> within(Duration patience) {
      try {
        return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        asking.interrupt();
        return Optional.empty();
      } catch (InterruptedException e) {
        asking.interrupt();
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException("A question ended unexpectedly.", e);
      }
    }
  }
}
