package dev.lockstep.order.twin;

import dev.lockstep.order.model.Address;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Breaks the rule that messages reach no personal data, three steps from the signature. */
@ActivityInterface
public interface CarriesAnAddress {
  void send(Envelope envelope);

  /** Carries letters. */
  record Envelope(List<Letter> letters) {}

  /** Carries the address. */
  record Letter(Address to) {}
}
