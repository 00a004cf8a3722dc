package dev.lockstep.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.demo.Pair;
import dev.lockstep.demo.Stage;
import dev.lockstep.run.Configurations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a configuration of the customer's brings to a rehearsal: the policies of its links, the pace
 * of its connections, its sweeps and the size of its workers. Accounts, addresses, mappings and
 * secrets are those of the stand-ins.
 */
public final class Tuning {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  /** Of a link; its facilities, services and SKUs are data of real accounts. */
  private static final Set<String> POLICIES =
      Set.of("payment", "lines", "address", "prices", "cutOff", "deadlines");

  private static final Set<String> PACE =
      Set.of(
          "activitiesPerSecond",
          "requestsPerSecond",
          "requestsPerMinute",
          "maxConcurrent",
          "throttleWait",
          "pace");

  /** Of a pace; what is longer than a client waits is a matter of the faults. */
  private static final Set<String> LIMITS =
      Set.of("connectTimeout", "readTimeout", "callTimeout", "requestTimeout");

  private static final String RESEND_AFTER = "20s";

  private static final Set<String> SIZE =
      Set.of("workflowSlots", "activitySlots", "cachedOrders", "stopWithin");

  private final ObjectNode root;
  private final Map<Pair, String> links;
  private final List<String> replaced;

  private Tuning(ObjectNode root, Map<Pair, String> links, List<String> replaced) {
    this.root = root;
    this.links = Collections.unmodifiableMap(links);
    this.replaced = List.copyOf(replaced);
  }

  /**
   * Reads a file; the secrets it names may be absent.
   *
   * @param only the one link that is rehearsed; all of them if empty
   * @throws dev.lockstep.worker.config.ConfigProblems with all mistakes at once
   * @throws RehearsalFailure with all that the stand-ins cannot play
   */
  public static Tuning read(Path file, Optional<String> only) {
    var unused = Configurations.loadForOrders(file);
    try {
      return of((ObjectNode) YAML.readTree(file.toFile()), only);
    } catch (IOException e) {
      throw new RehearsalFailure("The configuration cannot be read: %s.".formatted(file), e);
    }
  }

  private static Tuning of(ObjectNode root, Optional<String> only) {
    List<String> troubles = new ArrayList<>();
    Map<Pair, String> links = new LinkedHashMap<>();
    Set<String> replaced = new TreeSet<>();
    if (only.isPresent() && !root.path("links").has(only.get())) {
      troubles.add("It has no link %s.".formatted(only.get()));
    }
    root.path("links")
        .properties()
        .forEach(link -> {
          if (only.isEmpty() || only.get().equals(link.getKey())) {
            cast(root, link.getKey(), link.getValue(), troubles)
                .ifPresent(pair -> take(links, pair, link.getKey(), troubles));
            link.getValue()
                .fieldNames()
                .forEachRemaining(key -> {
                  if (!POLICIES.contains(key)) {
                    replaced.add("links." + link.getKey() + "." + key);
                  }
                });
          }
        });
    warehouses(root, links, troubles);
    if (!troubles.isEmpty()) {
      throw new RehearsalFailure(
          "The stand-ins cannot play this configuration. %s".formatted(String.join(" ", troubles)));
    }
    return new Tuning(root, links, List.copyOf(replaced));
  }

  /** The links, as pairs of platforms. */
  public List<Pair> pairs() {
    return List.copyOf(links.keySet());
  }

  /** What of the file is played by the stand-ins' own, by key. */
  public List<String> replaced() {
    return replaced;
  }

  /**
   * The stand-ins' configuration, with a create that was given up sent again no sooner than a call
   * that times out is done. A demo, where none does, need not wait so long.
   */
  static String outlastingTimeOuts(String configuration) {
    try {
      ObjectNode tuned = (ObjectNode) YAML.readTree(configuration);
      var unused = tuned.withObject("/patience").put("resendAfter", RESEND_AFTER);
      return YAML.writeValueAsString(tuned);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stand-ins' configuration is not YAML.", e);
    }
  }

  /** The stand-ins' configuration with what the file brings along. */
  String applied(String configuration) {
    try {
      ObjectNode tuned = (ObjectNode) YAML.readTree(configuration);
      links.forEach((pair, name) -> {
        JsonNode link = root.path("links").path(name);
        ObjectNode target = (ObjectNode) tuned.path("links").path(pair.toString());
        POLICIES.forEach(target::remove);
        copy(link, target, POLICIES);
        tune(tuned, link.path("source").asText(), Stage.shopConnection(pair));
        warehouses(link).forEach(each -> tune(tuned, each, Stage.depotConnection(pair)));
      });
      copy(root.path("worker"), (ObjectNode) tuned.path("worker"), SIZE);
      if (root.path("sweep").isObject()) {
        tuned.set("sweep", root.path("sweep"));
      }
      return YAML.writeValueAsString(tuned);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stand-ins' configuration is not YAML.", e);
    }
  }

  private void tune(ObjectNode tuned, String connection, String standIn) {
    ObjectNode target = (ObjectNode) tuned.path("connections").path(standIn);
    JsonNode limits = target.path("pace").deepCopy();
    PACE.forEach(target::remove);
    copy(root.path("connections").path(connection), target, PACE);
    LIMITS.stream()
        .filter(limits::has)
        .forEach(limit -> target.withObject("/pace").set(limit, limits.get(limit)));
  }

  private static void copy(JsonNode from, ObjectNode to, Set<String> keys) {
    for (String key : new TreeSet<>(keys)) {
      JsonNode value = from.get(key);
      if (value != null) {
        to.set(key, value);
      }
    }
  }

  private static void take(Map<Pair, String> links, Pair pair, String name, List<String> troubles) {
    String other = links.putIfAbsent(pair, name);
    if (other != null) {
      troubles.add(
          "Links %s and %s join the same platforms; name one with --link.".formatted(other, name));
    }
  }

  private static Optional<Pair> cast(
      ObjectNode root, String name, JsonNode link, List<String> troubles) {
    Set<String> depots = new TreeSet<>();
    warehouses(link).forEach(each -> depots.add(platform(root, each)));
    if (depots.size() != 1) {
      troubles.add(
          "Link %s ships from warehouses of several platforms: %s.".formatted(name, depots));
      return Optional.empty();
    }
    String shop = platform(root, link.path("source").asText());
    Optional<Pair> pair = Pair.named(shop + "-" + depots.iterator().next());
    if (pair.isEmpty()) {
      troubles.add("Link %s joins platforms that have no stand-ins.".formatted(name));
    }
    if (link.path("payment").path("basis").asText().equals("state")) {
      troubles.add(
          "Link %s tells paid orders by their state (payment.basis: state), and the states of the stand-ins' orders are not yours."
              .formatted(name));
    }
    return pair;
  }

  /** All links that ship from one platform share its one stand-in. */
  private static void warehouses(ObjectNode root, Map<Pair, String> links, List<String> troubles) {
    Map<String, Set<String>> byPlatform = new LinkedHashMap<>();
    links
        .values()
        .forEach(name ->
            warehouses(root.path("links").path(name))
                .forEach(each ->
                    byPlatform
                        .computeIfAbsent(platform(root, each), platform -> new TreeSet<>())
                        .add(each)));
    byPlatform.forEach((platform, connections) -> {
      if (connections.size() > 1) {
        troubles.add(
            "Connections %s are all %s, which has one stand-in; name a link of one of them with --link."
                .formatted(connections, platform));
      }
    });
  }

  private static Set<String> warehouses(JsonNode link) {
    Set<String> warehouses = new LinkedHashSet<>();
    JsonNode facilities = link.path("facilities");
    warehouses.add(facilities.path("general").path("warehouse").asText());
    facilities
        .path("channels")
        .forEach(channel -> warehouses.add(channel.path("warehouse").asText()));
    return warehouses;
  }

  /** As the stand-ins call it. */
  private static String platform(ObjectNode root, String connection) {
    return root.path("connections")
        .path(connection)
        .path("platform")
        .asText()
        .replace("cin7-core", "cin7core");
  }
}
