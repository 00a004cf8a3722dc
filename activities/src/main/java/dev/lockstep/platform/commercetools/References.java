package dev.lockstep.platform.commercetools;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids and keys of the project's channels or states. Both are lasting, so that each is looked up
 * once; what is not found is asked for again.
 */
final class References {
  private final CommercetoolsApi api;
  private final String shelf;
  private final Map<String, String> keysById = new ConcurrentHashMap<>();
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();

  /**
   * @param shelf {@code channels} or {@code states}
   */
  References(CommercetoolsApi api, String shelf) {
    this.api = api;
    this.shelf = shelf;
  }

  /** The key, or the id itself where there is no such thing or it has no key. */
  String keyOf(String id) {
    String known = keysById.get(id);
    if (known != null) {
      return known;
    }
    Optional<String> key = api.byId(shelf, id).flatMap(found -> found.optionalText("key"));
    key.ifPresent(found -> remember(id, found));
    return key.orElse(id);
  }

  Optional<String> idOf(String key) {
    String known = idsByKey.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> id = api.byKey(shelf, key).map(found -> found.text("id"));
    id.ifPresent(found -> remember(found, key));
    return id;
  }

  private void remember(String id, String key) {
    keysById.put(id, key);
    idsByKey.put(key, id);
  }
}
