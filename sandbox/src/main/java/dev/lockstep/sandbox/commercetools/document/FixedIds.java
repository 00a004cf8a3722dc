package dev.lockstep.sandbox.commercetools.document;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of what every project has, so that samples can name it beforehand. */
public final class FixedIds {
  private FixedIds() {}

  public static String of(String typeId, String key) {
    return UUID.nameUUIDFromBytes((typeId + "/" + key).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
