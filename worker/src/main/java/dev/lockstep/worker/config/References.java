package dev.lockstep.worker.config;

import dev.lockstep.worker.config.Connections.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that names fit together. Works on the tree, so that a mistake elsewhere hides none of
 * these.
 *
 * @param roles what each connection can be; one that could not be read is not in it
 */
record References(ConfigNode.Block root, Map<String, Set<Role>> roles, Report report) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,49}");

  void check() {
    entries(root, "connections").forEach(entry -> name("connections", entry));
    entries(root, "links")
        .forEach(entry -> {
          name("links", entry);
          if (entry.getValue().node() instanceof ConfigNode.Block link) {
            link("links." + entry.getKey(), link);
          }
        });
    feedsOneLinkOnly();
    if (root.at("webhooks") instanceof ConfigNode.Block webhooks) {
      entries(webhooks, "endpoints").forEach(this::endpoint);
    }
    if (root.at("alerts") instanceof ConfigNode.Block alerts) {
      entries(alerts, "channels").forEach(entry -> name("alerts.channels", entry));
      new AlertReferences(alerts, report).check();
    }
  }

  /** What two links take from one source, both would ship. */
  private void feedsOneLinkOnly() {
    Map<String, String> fed = new LinkedHashMap<>();
    entries(root, "links")
        .forEach(entry -> {
          if (entry.getValue().node() instanceof ConfigNode.Block link
              && link.at("source") instanceof ConfigNode.Value(int line, String source)) {
            String other = fed.putIfAbsent(source, entry.getKey());
            if (other != null) {
              report.add(
                  line,
                  "links.%s.source feeds link %s already: '%s'. Each order would ship twice. Ship from several warehouses through one link's facilities, or give each link a connection of its own."
                      .formatted(entry.getKey(), other, source));
            }
          }
        });
  }

  private void link(String path, ConfigNode.Block link) {
    connection(path + ".source", link.at("source"), Role.ORDER_SOURCE);
    if (link.at("facilities") instanceof ConfigNode.Block facilities) {
      site(path + ".facilities.general", facilities.at("general"));
      entries(facilities, "channels")
          .forEach(entry ->
              site(path + ".facilities.channels." + entry.getKey(), entry.getValue().node()));
    }
  }

  private void site(String path, ConfigNode node) {
    if (node instanceof ConfigNode.Block site) {
      connection(path + ".warehouse", site.at("warehouse"), Role.WAREHOUSE);
    }
  }

  private void connection(String path, ConfigNode node, Role role) {
    if (!(node instanceof ConfigNode.Value(int line, String name))) {
      return;
    }
    if (!connections().contains(name)) {
      unknown(line, path + " names an unknown connection: '" + name + "'. ", name);
    } else if (!roles.getOrDefault(name, Set.of(role)).contains(role)) {
      report.add(line, wrongRole(path, name, role));
    }
  }

  private void endpoint(Map.Entry<String, ConfigNode.Entry> entry) {
    String name = entry.getKey();
    if (!connections().contains(name)) {
      unknown(
          entry.getValue().line(),
          "webhooks.endpoints." + name + " names an unknown connection. ",
          name);
    }
  }

  private void unknown(int line, String message, String name) {
    Collection<String> known = connections();
    report.add(
        line, message + (known.isEmpty() ? "Add it under connections." : Likely.hint(name, known)));
  }

  private String wrongRole(String path, String name, Role role) {
    List<String> fitting =
        roles.entrySet().stream()
            .filter(entry -> entry.getValue().contains(role))
            .map(Map.Entry::getKey)
            .toList();
    String words =
        switch (role) {
          case ORDER_SOURCE -> "order source";
          case WAREHOUSE -> "warehouse";
        };
    return "%s names a connection that is no %s: '%s'. %s"
        .formatted(
            path,
            words,
            name,
            fitting.isEmpty()
                ? "Add a connection that is one."
                : "Name one of: " + Likely.listed(fitting) + ".");
  }

  private void name(String path, Map.Entry<String, ConfigNode.Entry> entry) {
    if (!NAME.matcher(entry.getKey()).matches()) {
      report.add(
          entry.getValue().line(),
          "%s.%s is not a name. Use letters, digits, '-' and '_', at most 50, since it becomes part of ids and addresses."
              .formatted(path, entry.getKey()));
    }
  }

  private Set<String> connections() {
    return root.at("connections") instanceof ConfigNode.Block block
        ? block.entries().keySet()
        : Set.of();
  }

  private static Stream<Map.Entry<String, ConfigNode.Entry>> entries(
      ConfigNode.Block block, String key) {
    return block.at(key) instanceof ConfigNode.Block below
        ? below.entries().entrySet().stream()
        : Stream.empty();
  }
}
