package dev.lockstep.temporal;

import io.temporal.api.enums.v1.IndexedValueType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a local server shall be like.
 *
 * @param searchAttributes registered and usable in the namespace {@code default} once it is started
 * @param port of the server; a free one if absent
 * @param uiPort of the Web UI; a free one if absent (development server only)
 * @param databaseFile keeps the state over a restart; in memory if absent (development server only)
 * @param outputFile receives what the server prints; a temporary file if absent (development server
 *     only)
 */
public record LocalTemporalOptions(
    Map<String, IndexedValueType> searchAttributes,
    OptionalInt port,
    OptionalInt uiPort,
    Optional<Path> databaseFile,
    Optional<Path> outputFile) {

  public LocalTemporalOptions {
    searchAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(searchAttributes));
  }

  public static LocalTemporalOptions with(Map<String, IndexedValueType> searchAttributes) {
    return new LocalTemporalOptions(
        searchAttributes,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public LocalTemporalOptions onPorts(int port, int uiPort) {
    return new LocalTemporalOptions(
        searchAttributes, OptionalInt.of(port), OptionalInt.of(uiPort), databaseFile, outputFile);
  }

  public LocalTemporalOptions keptIn(Path databaseFile) {
    return new LocalTemporalOptions(
        searchAttributes, port, uiPort, Optional.of(databaseFile), outputFile);
  }

  public LocalTemporalOptions printingTo(Path outputFile) {
    return new LocalTemporalOptions(
        searchAttributes, port, uiPort, databaseFile, Optional.of(outputFile));
  }
}
