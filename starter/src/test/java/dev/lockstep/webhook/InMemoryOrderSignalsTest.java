package dev.lockstep.webhook;

import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;

class InMemoryOrderSignalsTest extends OrderSignalsContract {
  @Override
  LocalTemporal start(LocalTemporalOptions options) {
    return LocalTemporal.inMemory(options);
  }

  @Override
  boolean honoursTheSettlingPause() {
    return false;
  }
}
