package dev.lockstep.platform.commercetools;

import dev.lockstep.common.LineId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines are virtual parents of bundles. The platform has no bundles; by the convention of its
 * starter, a component's custom field names the parent by the parent's own custom id.
 */
record Bundles(String idField, String parentField) {

  Set<LineId> parentsAmong(List<Reading> lines) {
    Set<String> named =
        lines.stream()
            .flatMap(line -> field(line, parentField).stream())
            .collect(Collectors.toSet());
    return lines.stream()
        .filter(line -> field(line, idField).filter(named::contains).isPresent())
        .map(line -> line.lineId("id"))
        .collect(Collectors.toSet());
  }

  private static Optional<String> field(Reading line, String name) {
    return line.optionalObject("custom")
        .flatMap(custom -> custom.optionalObject("fields"))
        .flatMap(fields -> fields.optionalText(name));
  }
}
