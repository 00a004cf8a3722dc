package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.query.Listing;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * All documents of one resource type. A document put here is never changed again; a new version
 * replaces it. Queries see the shelf as it was {@code lag} ago, and look only at those documents
 * that their time or the resource they name leaves.
 */
final class Shelf {
  private final Kind kind;
  private final InstantSource clock;
  private final Duration lag;
  private final Map<String, List<Revision>> revisions = new ConcurrentHashMap<>();
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();
  private final NavigableSet<Dated> byTime =
      new ConcurrentSkipListSet<>(Comparator.comparing(Dated::at).thenComparing(Dated::id));
  private final Map<String, Set<String>> idsByLink = new ConcurrentHashMap<>();

  /**
   * What is kept here.
   *
   * @param timeField the time by which clients sweep it
   * @param link the path at which a document names another resource; empty where none asks for it
   */
  record Kind(String typeId, String keyField, String timeField, List<String> link, Form form) {}

  /** How documents are kept. */
  enum Form {
    /** Read and written all the time. */
    OPEN,
    /** Written once and seldom read: as text, which takes a fraction of the room. */
    WRITTEN
  }

  private record Dated(Instant at, String id) {}

  private record Revision(Instant at, Instant dated, @Nullable ObjectNode open, String written) {
    static Revision of(Form form, Instant at, Instant dated, ObjectNode document) {
      return switch (form) {
        case OPEN -> new Revision(at, dated, document, "");
        case WRITTEN -> new Revision(at, dated, null, Json.text(document));
      };
    }

    ObjectNode document() {
      return open == null ? (ObjectNode) Json.parse(written).orElseThrow() : open;
    }
  }

  Shelf(Kind kind, InstantSource clock, Duration lag) {
    this.kind = kind;
    this.clock = clock;
    this.lag = lag;
  }

  String typeId() {
    return kind.typeId();
  }

  String keyField() {
    return kind.keyField();
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
    Revision added = Revision.of(kind.form(), clock.instant(), dated(document), document);
    List<Revision> before = revisions.getOrDefault(id, List.of());
    revisions.put(id, appended(before, added));
    // Added before the old one goes: nobody who looks meanwhile misses it.
    byTime.add(new Dated(added.dated(), id));
    if (!before.isEmpty() && !before.getLast().dated().equals(added.dated())) {
      byTime.remove(new Dated(before.getLast().dated(), id));
    }
    if (!kind.link().isEmpty()) {
      links(document, kind.link())
          .forEach(link ->
              idsByLink.computeIfAbsent(link, first -> ConcurrentHashMap.newKeySet()).add(id));
    }
    String key = Json.textAt(document, kind.keyField());
    if (key != null) {
      idsByKey.put(key, id);
    }
  }

  /** What is no time is found at any. */
  private Instant dated(ObjectNode document) {
    String time = Json.textAt(document, kind.timeField());
    if (time == null) {
      return Instant.MIN;
    }
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException noTime) {
      return Instant.MAX;
    }
  }

  private static List<String> links(JsonNode node, List<String> path) {
    List<String> found = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> found.addAll(links(element, path)));
    } else if (!path.isEmpty()) {
      found.addAll(links(node.path(path.getFirst()), path.subList(1, path.size())));
    } else if (node.isTextual()) {
      found.add(node.textValue());
    }
    return found;
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

  /** Every document that names this other one, or once did, as it is. */
  List<ObjectNode> linkedTo(String id) {
    return idsByLink.getOrDefault(id, Set.of()).stream().map(this::require).toList();
  }

  /** The page that was asked for, of the documents as queries see them. */
  ObjectNode page(Listing listing) {
    Instant until = clock.instant().minus(lag);
    return listing.page(
        candidates(listing).stream()
            .map(all -> lag.isZero() ? all.getLast() : lastUntil(all, until))
            .filter(Objects::nonNull)
            .map(Revision::document)
            .toList());
  }

  /** An older revision is not dated later than the last one, by which it is found. */
  private Collection<List<Revision>> candidates(Listing listing) {
    Optional<Set<String>> links =
        kind.link().isEmpty() ? Optional.empty() : listing.oneOf(kind.link());
    Optional<Instant> since = listing.notBefore(kind.timeField());
    if (links.isEmpty() && since.isEmpty()) {
      return revisions.values();
    }
    Set<String> ids = new LinkedHashSet<>();
    if (links.isPresent()) {
      links.get().forEach(link -> ids.addAll(idsByLink.getOrDefault(link, Set.of())));
    } else {
      byTime
          .tailSet(new Dated(since.orElse(Instant.MIN), ""), true)
          .forEach(dated -> ids.add(dated.id()));
    }
    return ids.stream().map(revisions::get).filter(Objects::nonNull).toList();
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
