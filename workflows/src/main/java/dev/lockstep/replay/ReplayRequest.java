package dev.lockstep.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts a replay.
 *
 * @param id as people name it
 * @param author who asks for it: a login, never a customer's name
 * @param reason why, for the record
 * @param items the orders as they were previewed, in the order in which they are replayed
 * @param perMinute how many orders at most
 * @param progress how far the run before it came; null where the replay begins
 */
public record ReplayRequest(
    int version,
    String id,
    String author,
    String reason,
    ReplayWish wish,
    List<ReplayItem> items,
    int perMinute,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReplayProgress progress) {
  public static final int VERSION = 1;

  public ReplayRequest {
    version = version == 0 ? VERSION : version;
    items = items == null ? List.of() : List.copyOf(items);
    perMinute = perMinute == 0 ? 60 : perMinute;
  }

  public ReplayRequest(
      String id,
      String author,
      String reason,
      ReplayWish wish,
      List<ReplayItem> items,
      int perMinute) {
    this(VERSION, id, author, reason, wish, items, perMinute, null);
  }

  ReplayRequest goingOn(ReplayProgress progress) {
    return new ReplayRequest(version, id, author, reason, wish, items, perMinute, progress);
  }
}
