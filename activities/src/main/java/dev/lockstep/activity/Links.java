package dev.lockstep.activity;

import dev.lockstep.common.LinkId;
import io.temporal.failure.ApplicationFailure;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The links this process serves. */
public final class Links {
  /** Failure type of an order whose link is not configured here. */
  public static final String UNKNOWN_LINK = "UnknownLink";

  private final Map<String, Link> byId = new TreeMap<>();

  public Links(Collection<Link> links) {
    for (Link link : links) {
      if (byId.putIfAbsent(link.id().value(), link) != null) {
        throw new IllegalArgumentException("Two links have the same name: " + link.id() + ".");
      }
    }
  }

  /**
   * Finds a link by its name.
   *
   * @throws ApplicationFailure not retryable: a worker does not grow links while it runs
   */
  public Link get(LinkId id) {
    Link link = byId.get(id.value());
    if (link == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "This worker has no such link. link="
              + id
              + " known="
              + byId.keySet()
              + ". Add it to the configuration, restart the worker, then retry.",
          UNKNOWN_LINK);
    }
    return link;
  }
}
