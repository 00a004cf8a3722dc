package dev.lockstep.common;

/** A credential. Comes from a file or the environment, and shows itself to nobody. */
public record Secret(String reveal) {
  public Secret {
    if (reveal.isBlank()) {
      throw new IllegalArgumentException("A secret must not be blank.");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
