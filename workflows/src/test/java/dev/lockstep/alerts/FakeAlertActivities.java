package dev.lockstep.alerts;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks that decide what a test says, and channels that take or refuse. */
final class FakeAlertActivities implements AlertActivities {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final List<Sent> scripted = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private Duration every = Duration.ofMinutes(1);
  private int inVain;
  private int looks;

  record Sent(String channel, String id) {}

  synchronized FakeAlertActivities decides(String channel, String id) {
    scripted.add(new Sent(channel, id));
    return this;
  }

  synchronized FakeAlertActivities refuses(String channel, int times) {
    refusals.put(channel, times);
    return this;
  }

  synchronized FakeAlertActivities looksInVain(int times) {
    inVain = times;
    return this;
  }

  synchronized FakeAlertActivities looksEvery(Duration pause) {
    every = pause;
    return this;
  }

  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  synchronized int looks() {
    return looks;
  }

  synchronized int attempts(String channel) {
    return attempts.getOrDefault(channel, 0);
  }

  @Override
  public synchronized AlertLook look(AlertLookRequest request) {
    if (inVain-- > 0) {
      throw ApplicationFailure.newFailure("The list does not answer.", "Unavailable");
    }
    looks++;
    AlertMemory memory = request.memory();
    for (Sent each : scripted) {
      memory = deciding(memory, each.channel(), each.id());
    }
    boolean decided = !scripted.isEmpty();
    scripted.clear();
    return new AlertLook(decided ? memory : null, 7, every);
  }

  @Override
  public synchronized void deliver(AlertMessage message) {
    attempts.merge(message.channel(), 1, Integer::sum);
    int left = refusals.getOrDefault(message.channel(), 0);
    if (left > 0) {
      refusals.put(message.channel(), left - 1);
      throw ApplicationFailure.newFailure("The channel is away.", "Away");
    }
    sent.add(new Sent(message.channel(), message.id()));
  }

  /** A memory with one more group, of which a channel is being told. */
  static AlertMemory deciding(AlertMemory memory, String channel, String id) {
    List<AlertGroup> groups = new ArrayList<>(memory.groups());
    groups.add(
        new AlertGroup(
            GroupKey.of(ExceptionCode.SKU_UNKNOWN, new LinkId("uk")),
            NOON,
            null,
            1,
            NOON,
            List.of(),
            List.of("A-1"),
            null,
            null,
            List.of(
                new Told(channel, 0, null, new Told.Telling(id, AlertKind.NEW, NOON, 1, NOON)))));
    List<AlertMessage> outbox = new ArrayList<>(memory.outbox());
    outbox.add(new AlertMessage(id, channel, NOON, List.of()));
    return new AlertMemory(groups, outbox);
  }
}
