package dev.lockstep.alerting;

import dev.lockstep.alerts.AlertMessage;

/** A way to tell people. */
public interface AlertChannel {

  /**
   * Sends a message, once. May be called again with the same message; the receiver can tell a
   * repeat by its id where the channel has room for one.
   *
   * @throws DeliveryFailure where it was not surely taken
   */
  void send(AlertMessage message);
}
