package dev.lockstep.order;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of the order, as its source counts them, are no news.
 *
 * <p>A reading that the order was judged by covers all versions up to its own. What we wrote covers
 * its own version alone: somebody else may have changed the order between our last reading and that
 * write, which the write took as it was and nobody judged.
 */
final class SourceVersions {
  private final Set<Long> ours = new HashSet<>();
  private long read;
  private long newest;
  private long before;

  /**
   * What an earlier run of the order knew when it ended. Which of those versions it wrote is not
   * known any more, so that none of them is news.
   */
  void restore(long newestSeen, long newestRead) {
    newest = newestSeen;
    read = newestRead;
    before = newestSeen;
  }

  void read(long version) {
    read = Math.max(read, version);
    newest = Math.max(newest, version);
  }

  /**
   * The source showed our write.
   *
   * @param shown the version that it showed it at
   * @param written the version that the write led to; null where the source had it already
   */
  void shown(long shown, @Nullable Long written) {
    newest = Math.max(newest, shown);
    if (written != null) {
      ours.add(written);
    }
  }

  /** The newest version that the order was judged by. */
  long read() {
    return read;
  }

  /** The newest version that was seen, our own writes included. */
  long newest() {
    return newest;
  }

  /** Whether a version was neither read nor led to by us; one that nobody names may be any. */
  boolean isNews(@Nullable Long hinted) {
    if (hinted == null || hinted > newest) {
      return true;
    }
    return hinted > Math.max(read, before)
        && !ours.contains(hinted)
        && Changes.readsWhatItWroteOver();
  }
}
