package dev.lockstep.worker.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into {@link ConfigNode}s that know their lines; keys that stand twice are mistakes.
 */
final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final YAMLParser parser;
  private final Report report;

  private YamlTree(YAMLParser parser, Report report) {
    this.parser = parser;
    this.report = report;
  }

  /** Empty where the text is not YAML, which is then in the report. */
  static Optional<ConfigNode> read(String text, Report report) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return Optional.of(new YamlTree(parser, report).document());
    } catch (JsonProcessingException e) {
      report.add(line(e), "This is not YAML (" + reason(e) + "). Check indentation and quotes.");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed.", e);
    }
  }

  /** A default as it stands on a setting: always valid, or the code is wrong. */
  static ConfigNode readDefault(String text) {
    Report report = new Report();
    ConfigNode node =
        read(text, report)
            .filter(valid -> report.isEmpty())
            .orElseThrow(
                () -> new IllegalStateException("A setting's default is not YAML: " + text));
    return withoutLines(node);
  }

  private ConfigNode document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new ConfigNode.Nothing(0);
    }
    ConfigNode root = node(first);
    if (parser.nextToken() != null) {
      report.add(here(), "A second document begins. Keep everything in one.");
    }
    return root;
  }

  private ConfigNode node(JsonToken token) throws IOException {
    int line = here();
    if (parser.isCurrentAlias()) {
      report.add(line, "Aliases (*name) are not supported. Write the values out.");
      return new ConfigNode.Nothing(line);
    }
    return switch (token) {
      case START_OBJECT -> block(line);
      case START_ARRAY -> items(line);
      case VALUE_NULL -> new ConfigNode.Nothing(line);
      default -> new ConfigNode.Value(line, parser.getText());
    };
  }

  private ConfigNode block(int line) throws IOException {
    Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = here();
      ConfigNode.Entry entry = new ConfigNode.Entry(keyLine, node(parser.nextToken()));
      ConfigNode.Entry earlier = entries.putIfAbsent(key, entry);
      if (earlier != null) {
        report.add(
            keyLine,
            "'%s' stands twice, first on line %d. Keep one of them."
                .formatted(key, earlier.line()));
      }
    }
    return new ConfigNode.Block(line, entries);
  }

  private ConfigNode items(int line) throws IOException {
    List<ConfigNode> nodes = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      nodes.add(node(token));
    }
    return new ConfigNode.Items(line, nodes);
  }

  private int here() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static ConfigNode withoutLines(ConfigNode node) {
    return switch (node) {
      case ConfigNode.Block block -> {
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        block
            .entries()
            .forEach((key, entry) ->
                entries.put(key, new ConfigNode.Entry(0, withoutLines(entry.node()))));
        yield new ConfigNode.Block(0, entries);
      }
      case ConfigNode.Items items ->
          new ConfigNode.Items(0, items.nodes().stream().map(YamlTree::withoutLines).toList());
      case ConfigNode.Value value -> new ConfigNode.Value(0, value.text());
      case ConfigNode.Nothing nothing -> new ConfigNode.Nothing(0);
    };
  }

  private static int line(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked) {
      Mark mark = marked.getProblemMark();
      return mark == null ? 0 : mark.getLine() + 1;
    }
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
  }

  /** The parser's own word for it, never the text around it: that may be a secret. */
  private static String reason(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
      return marked.getProblem();
    }
    return "it cannot be read";
  }
}
