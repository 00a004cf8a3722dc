package dev.lockstep.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.Secrets;
import dev.lockstep.demo.stage.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The configuration of a demo: a real file, read by the same loader as any other, so that every
 * command reaches the demo through it. The deadlines are short, and the quotas as wide as the
 * stand-ins bear.
 */
final class DemoConfig {
  private static final String DEADLINES =
      """
      deadlines:
        settle: 1s
        complete: 40s
        payment: 15s
        rereadUnpaid: 5s
        dispatch: 10m
        cancellation: 30s
        watchCancelled: 3s
        act: 4h
        retryParked: 5s
      """;

  private static final String AROUND =
      """
      worker:
        health: {host: 127.0.0.1, port: 0}
        stopWithin: 5s
      sweep: {every: %(sweepEvery)s, overlap: 30s, jitter: 0s, firstWindow: 10m}
      reconciliation: {grace: 5s}
      patience: {unknownFor: 20s, resendAfter: 2s}
      """;

  /** Who looks at the board; it listens on this machine only. */
  static final String BOARD_ACCOUNT = "demo";

  static final String BOARD_PASSWORD = "demo";

  private final RunDirectory directory;
  private final List<Stage> stages;
  private final int webhookPort;

  private DemoConfig(RunDirectory directory, List<Stage> stages, int webhookPort) {
    this.directory = directory;
    this.stages = stages;
    this.webhookPort = webhookPort;
  }

  /** Writes the file with its secrets. */
  static Path write(
      RunDirectory directory,
      DemoStack.Server server,
      List<Stage> stages,
      int webhookPort,
      DemoStack.Casting casting) {
    DemoConfig config = new DemoConfig(directory, stages, webhookPort);
    StringBuilder text = new StringBuilder();
    text.append("# Written by the demo: stand-ins on this machine, deadlines of seconds.\n");
    text.append("temporal:\n  address: ").append(server.address()).append('\n');
    text.append("  namespace: ").append(server.namespace()).append('\n');
    server.webUi().ifPresent(ui -> text.append("  webUi: ").append(ui).append('\n'));
    text.append("connections:\n").append(indented(config.connections()));
    text.append("links:\n");
    stages.forEach(stage ->
        text.append(indented(stage.pair() + ":\n")).append(indented(indented(link(stage)))));
    text.append("webhooks:\n").append(indented(config.webhooks()));
    text.append("board:\n").append(indented(config.board()));
    text.append(AROUND.replace("%(sweepEvery)", Long.toString(casting.sweepEvery().toSeconds())));
    return directory.write("lockstep.yaml", casting.configuration().apply(text.toString()));
  }

  /** Where the webhooks of a connection go. */
  static URI webhooks(int port, String connection) {
    return URI.create("http://127.0.0.1:%d/webhooks/%s".formatted(port, connection));
  }

  private String connections() {
    return blocks(
        (shop, name) -> shop.connection(secrets(name)) + shop.receiver(webhooks(webhookPort, name)),
        (depot, name) -> depot.connection(secrets(name)));
  }

  private String webhooks() {
    return "host: 127.0.0.1\nport: "
        + webhookPort
        + "\n"
        + block(
            "endpoints",
            blocks(
                (shop, name) -> shop.endpoint(secrets(name)),
                (depot, name) -> depot.endpoint(secrets(name))));
  }

  private String board() {
    return block(
            "accounts",
            "%s: {file: %s}\n".formatted(BOARD_ACCOUNT, directory.secret("board", BOARD_PASSWORD)))
        + "timeZone: "
        + ZoneId.systemDefault()
        + "\nrefresh: 5s\n";
  }

  /** One block for each connection; pairs that ship from one warehouse share its. */
  private String blocks(
      BiFunction<Shop, String, String> ofShop, BiFunction<Depot, String, String> ofDepot) {
    Map<String, String> blocks = new LinkedHashMap<>();
    for (Stage stage : stages) {
      blocks.computeIfAbsent(stage.shopConnection(), name -> ofShop.apply(stage.shop(), name));
      blocks.computeIfAbsent(stage.depotConnection(), name -> ofDepot.apply(stage.depot(), name));
    }
    return blocks.entrySet().stream()
        .map(entry -> block(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String link(Stage stage) {
    String site = "{warehouse: " + stage.depotConnection() + ", facility: %s}";
    StringBuilder channels = new StringBuilder();
    stage
        .shop()
        .channels()
        .forEach((channel, facility) -> channels.append(entry(channel, site.formatted(facility))));
    StringBuilder services = new StringBuilder();
    stage
        .shop()
        .services()
        .forEach((service, speed) -> services.append(entry(service, stage.depot().service(speed))));
    return "source: "
        + stage.shopConnection()
        + "\n"
        + block(
            "facilities",
            "general: " + site.formatted("MAIN") + "\n" + block("channels", channels.toString()))
        + block("deliveryServices", services.toString())
        + stage.shop().link()
        + DEADLINES;
  }

  private Secrets secrets(String connection) {
    return (name, value) -> directory.secret(connection + "-" + name, value);
  }

  private static String block(String key, String text) {
    return text.isEmpty() ? "" : key + ":\n" + indented(text);
  }

  /** The name stands as JSON writes it: YAML reads that as it is. */
  private static String entry(String name, String value) {
    return TextNode.valueOf(name) + ": " + value + "\n";
  }

  private static String indented(String text) {
    return text.indent(2);
  }
}
