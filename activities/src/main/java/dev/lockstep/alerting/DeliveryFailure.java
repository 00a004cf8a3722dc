package dev.lockstep.alerting;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message may not have arrived. Its message names no address and no secret. */
public final class DeliveryFailure extends RuntimeException {

  /** What helps. */
  public enum Cure {
    /** Time: the channel is slow, busy or away. */
    WAITING,
    /** A person: the channel refuses us. */
    MENDING
  }

  private final Cure cure;
  private final @Nullable Duration pause;

  private DeliveryFailure(Cure cure, String message, @Nullable Duration pause) {
    super(message);
    this.cure = cure;
    this.pause = pause;
  }

  static DeliveryFailure waiting(String message) {
    return new DeliveryFailure(Cure.WAITING, message, null);
  }

  static DeliveryFailure waiting(String message, Duration pause) {
    return new DeliveryFailure(Cure.WAITING, message, pause);
  }

  static DeliveryFailure mending(String message) {
    return new DeliveryFailure(Cure.MENDING, message, null);
  }

  public Cure cure() {
    return cure;
  }

  /** How long the channel asks to be left alone. */
  public Optional<Duration> pause() {
    return Optional.ofNullable(pause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
