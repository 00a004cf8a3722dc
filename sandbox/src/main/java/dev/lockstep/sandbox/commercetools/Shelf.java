package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All documents of one resource type. A document put here is never changed again; a new version
 * replaces it. Queries see the shelf as it was {@code lag} ago.
 */
final class Shelf {
  private final String typeId;
  private final String keyField;
  private final InstantSource clock;
  private final Duration lag;
  private final Map<String, List<Revision>> revisions = new ConcurrentHashMap<>();
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();

  private record Revision(Instant at, ObjectNode document) {}

  Shelf(String typeId, String keyField, InstantSource clock, Duration lag) {
    this.typeId = typeId;
    this.keyField = keyField;
    this.clock = clock;
    this.lag = lag;
  }

  String typeId() {
    return typeId;
  }

  String keyField() {
    return keyField;
  }

  Optional<ObjectNode> byId(String id) {
    return Optional.ofNullable(revisions.get(id)).map(all -> all.getLast().document());
  }

  Optional<ObjectNode> byKey(String key) {
    return Optional.ofNullable(idsByKey.get(key)).flatMap(this::byId);
  }

  /** The document, or the platform's 404. */
  ObjectNode require(String id) {
    return byId(id).orElseThrow(() -> Problem.notFound(id));
  }

  ObjectNode requireKey(String key) {
    return byKey(key).orElseThrow(() -> Problem.notFound(key));
  }

  void put(ObjectNode document) {
    String id = document.path("id").asText();
    Revision added = new Revision(clock.instant(), document);
    revisions.merge(id, List.of(added), (before, one) -> appended(before, added));
    String key = Json.textAt(document, keyField);
    if (key != null) {
      idsByKey.put(key, id);
    }
  }

  /** Revisions that no query can see any more go. */
  private List<Revision> appended(List<Revision> before, Revision added) {
    List<Revision> kept = new ArrayList<>();
    Revision seen = lastUntil(before, clock.instant().minus(lag));
    for (Revision revision : before) {
      if (seen == null || !revision.at().isBefore(seen.at())) {
        kept.add(revision);
      }
    }
    kept.add(added);
    return List.copyOf(kept);
  }

  /** Every document as it is. */
  List<ObjectNode> now() {
    return revisions.values().stream().map(all -> all.getLast().document()).toList();
  }

  /** Every document as queries see it. */
  List<ObjectNode> visible() {
    if (lag.isZero()) {
      return now();
    }
    Instant until = clock.instant().minus(lag);
    return revisions.values().stream()
        .map(all -> lastUntil(all, until))
        .filter(Objects::nonNull)
        .map(Revision::document)
        .toList();
  }

  private static @Nullable Revision lastUntil(List<Revision> revisions, Instant until) {
    Revision last = null;
    for (Revision revision : revisions) {
      if (!revision.at().isAfter(until)) {
        last = revision;
      }
    }
    return last;
  }
}
