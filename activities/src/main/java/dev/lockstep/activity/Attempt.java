package dev.lockstep.activity;

import java.time.Instant;
import java.util.Optional;

/** The activity attempt that is running: what survives from one attempt to the next. */
public interface Attempt {

  /** 1 for the first. */
  int number();

  String taskQueue();

  /** When an earlier attempt marked that it was about to send; empty where none did. */
  Optional<Instant> sentAt();

  /** Marks that a create is about to be sent. Has reached the server when it returns. */
  void markSending(Instant at);

  /** Takes the mark back: the create surely had no effect. */
  void markNotSent();
}
