package dev.lockstep.demo.stage;

/** Puts secrets where the configuration can name them. */
@FunctionalInterface
public interface Secrets {
  /**
   * Keeps one secret of a connection.
   *
   * @param name unique within the connection
   * @return the file, as the configuration names it
   */
  String keep(String name, String value);
}
