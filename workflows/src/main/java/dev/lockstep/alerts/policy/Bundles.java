package dev.lockstep.alerts.policy;

import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The changes of one look as messages: a channel gets a few of them, or one digest. */
final class Bundles {
  private static final Comparator<Change> WORST_FIRST =
      Comparator.<Change, Severity>comparing(change -> change.notice().severity())
          .reversed()
          .thenComparing(change -> change.notice().opened());

  private final int digestAbove;
  private final Instant now;
  private final Map<String, List<Change>> byChannel = new LinkedHashMap<>();

  Bundles(int digestAbove, Instant now) {
    this.digestAbove = digestAbove;
    this.now = now;
  }

  void add(Change change) {
    byChannel.computeIfAbsent(change.channel(), channel -> new ArrayList<>()).add(change);
  }

  List<Bundle> list() {
    List<Bundle> bundles = new ArrayList<>();
    byChannel.forEach((channel, changes) -> {
      changes.sort(WORST_FIRST);
      boolean heldBack =
          changes.stream().anyMatch(change -> change.timing() == Change.Timing.HELD_BACK);
      if (changes.size() > 1 && (heldBack || changes.size() > digestAbove)) {
        bundles.add(digest(channel, changes));
      } else {
        changes.forEach(change -> bundles.add(alone(channel, change)));
      }
    });
    return bundles;
  }

  /** A message with what it tells. */
  record Bundle(AlertMessage message, List<Change> changes) {}

  private Bundle alone(String channel, Change change) {
    return new Bundle(
        new AlertMessage(change.notice().id(), channel, now, List.of(change.notice())),
        List.of(change));
  }

  private Bundle digest(String channel, List<Change> changes) {
    List<AlertNotice> notices = changes.stream().map(Change::notice).toList();
    String all = notices.stream().map(AlertNotice::id).collect(Collectors.joining(" "));
    UUID digest = UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    return new Bundle(
        new AlertMessage("digest/" + channel + "/" + digest, channel, now, notices),
        List.copyOf(changes));
  }
}
