package dev.lockstep.replay;

/**
 * Asks for some of the results: all of thousands do not fit into one answer.
 *
 * @param from the first, counted from 0
 * @param most how many at most
 */
public record ReplayPage(int version, int from, int most) {
  public static final int VERSION = 1;

  public ReplayPage {
    version = version == 0 ? VERSION : version;
  }

  public ReplayPage(int from, int most) {
    this(VERSION, from, most);
  }
}
