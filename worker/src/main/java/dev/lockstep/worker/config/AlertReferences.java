package dev.lockstep.worker.config;

import java.util.List;
import java.util.Set;

/** Checks that the ladders of the alerts name channels there are. Works on the tree. */
record AlertReferences(ConfigNode.Block alerts, Report report) {

  void check() {
    ladder("alerts.otherwise", alerts.at("otherwise"));
    if (alerts.at("routes") instanceof ConfigNode.Block routes) {
      routes.entries().forEach((owner, entry) -> ladder("alerts.routes." + owner, entry.node()));
    }
  }

  private void ladder(String path, ConfigNode node) {
    if (!(node instanceof ConfigNode.Items(int line, List<ConfigNode> steps))) {
      return;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof ConfigNode.Block step
          && step.at("channels") instanceof ConfigNode.Items(int at, List<ConfigNode> names)) {
        String below = "%s[%d].channels".formatted(path, i);
        names.forEach(name -> channel(below, name));
      }
    }
  }

  private void channel(String path, ConfigNode node) {
    Set<String> known =
        alerts.at("channels") instanceof ConfigNode.Block block
            ? block.entries().keySet()
            : Set.of();
    if (node instanceof ConfigNode.Value(int line, String name) && !known.contains(name)) {
      report.add(
          line,
          "%s names an unknown channel: '%s'. %s"
              .formatted(
                  path,
                  name,
                  known.isEmpty() ? "Add it under alerts.channels." : Likely.hint(name, known)));
    }
  }
}
