package dev.lockstep.worker.config;

/** The one rule of a port to listen on. */
final class Ports {
  private static final int HIGHEST = 65_535;

  private Ports() {}

  static void require(int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException("port must be between 0 and " + HIGHEST + ".");
    }
  }
}
