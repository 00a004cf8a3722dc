package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparateProcessesTest {
  private static final long PAUSE_MILLIS = 100;
  private static final int MOST_LOOKS = 300;

  @TempDir Path directory;

  /** Where each part listens; chosen before, since all of them stand in one file. */
  private record Ports(int storefront, int warehouse, int webhooks, int health) {}

  @Test
  void worker_receiver_and_stand_ins_find_each_other_through_one_file_and_stop_with_exit_code_0()
      throws IOException, InterruptedException {
    Ports ports = freePorts();
    try (LocalTemporal temporal =
            LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
        HttpClient http = HttpClient.newHttpClient()) {
      String config = config(temporal, ports).toString();
      try (ChildProcess sandbox = ChildProcess.start(directory, sandbox(ports));
          ChildProcess worker = ChildProcess.start(directory, "worker", "--config", config);
          ChildProcess webhooks = ChildProcess.start(directory, "webhooks", "--config", config)) {
        sandbox.awaitAnswer(http, at(ports.storefront(), "/_sandbox/ledger"));
        webhooks.awaitAnswer(http, at(ports.webhooks(), "/ready"));
        worker.awaitAnswer(http, at(ports.health(), "/ready"));

        String order = placeAnOrder(http, ports);
        awaitConfirmed(config, order, List.of(sandbox, worker, webhooks));

        assertThat(shownParcels(http, ports)).isPositive();
        assertThat(sandbox.out())
            .contains(
                "export COMMERCETOOLS_API_URL='http://127.0.0.1:%d'".formatted(ports.storefront()));
        assertThat(worker.terminate()).as(worker::said).isZero();
        assertThat(webhooks.terminate()).as(webhooks::said).isZero();
        assertThat(sandbox.terminate()).as(sandbox::said).isZero();
        assertThat(worker.said()).contains("Worker stopped: all running work was finished.");
      }
    }
  }

  @Test
  void a_worker_that_is_stopped_while_it_still_waits_for_temporal_was_stopped_and_did_not_crash()
      throws IOException, InterruptedException {
    Ports ports = freePorts();
    LocalTemporal gone =
        LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
    String config = config(gone, ports).toString();
    gone.close();
    try (HttpClient http = HttpClient.newHttpClient();
        ChildProcess worker = ChildProcess.start(directory, "worker", "--config", config)) {
      worker.awaitAnswer(http, at(ports.health(), "/health"));

      assertThat(worker.terminate()).as(worker::said).isZero();
    }
  }

  private static String[] sandbox(Ports ports) {
    return new String[] {
      "sandbox",
      "--commercetools-port",
      Integer.toString(ports.storefront()),
      "--scend-port",
      Integer.toString(ports.warehouse()),
      "--step-millis",
      "50",
      "--storefront-messages",
      at(ports.webhooks(), "/webhooks/shop/the-secret-path").toString(),
      "--warehouse-webhooks",
      at(ports.webhooks(), "/webhooks/dc").toString()
    };
  }

  private Path config(LocalTemporal temporal, Ports ports) throws IOException {
    Files.writeString(directory.resolve("client"), CommercetoolsOptions.CLIENT_SECRET);
    Files.writeString(directory.resolve("key"), ScendOptions.API_KEY);
    Files.writeString(directory.resolve("path"), "the-secret-path");
    Files.writeString(directory.resolve("signing"), ScendOptions.WEBHOOK_SECRET);
    return Files.writeString(
        directory.resolve("lockstep.yaml"),
        """
        temporal: {address: "%s"}
        connections:
          shop:
            platform: commercetools
            apiUrl: http://127.0.0.1:%d
            tokenUrl: http://127.0.0.1:%d/oauth/token
            projectKey: %s
            clientId: %s
            clientSecret: {file: client}
            queryLag: 0s
          dc:
            platform: scend
            baseUrl: http://127.0.0.1:%d/api/v1
            clientCode: %s
            auth: {strategy: api-key-header, key: {file: key}}
        links:
          uk:
            source: shop
            facilities:
              general: {warehouse: dc, facility: MAIN}
              channels: {facility-main: {warehouse: dc, facility: MAIN}}
            deliveryServices:
              Standard: {carrier: DPD, service: STANDARD}
              Express: {carrier: DPD, service: NEXT-DAY}
            deadlines: {settle: 1s}
        webhooks:
          host: 127.0.0.1
          port: %d
          endpoints:
            shop: {plain: {paths: [{file: path}]}}
            dc: {secrets: [{file: signing}]}
        worker:
          health: {host: 127.0.0.1, port: %d}
        """
            .formatted(
                temporal.target(),
                ports.storefront(),
                ports.storefront(),
                CommercetoolsOptions.defaults().projectKey(),
                CommercetoolsOptions.CLIENT_ID,
                ports.warehouse(),
                ScendOptions.CLIENT_CODE,
                ports.webhooks(),
                ports.health()));
  }

  private static String placeAnOrder(HttpClient http, Ports ports)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at(ports.storefront(), "/_sandbox/samples"))
            .POST(BodyPublishers.ofString("{\"kind\":\"PAID\",\"count\":1,\"seed\":5}"))
            .build();
    return json(http, request).at("/orders/0/id").asText();
  }

  private static int shownParcels(HttpClient http, Ports ports)
      throws IOException, InterruptedException {
    JsonNode ledger =
        json(http, HttpRequest.newBuilder(at(ports.storefront(), "/_sandbox/ledger")).build());
    return ledger.at("/orders/0/deliveries/0/parcels").size();
  }

  private static JsonNode json(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private static void awaitConfirmed(String config, String order, List<ChildProcess> all)
      throws InterruptedException {
    CommandRun last = new CommandRun(0, "", "");
    for (int i = 0; i < MOST_LOOKS; i++) {
      last = CommandRun.of("orders", "show", "--config", config, "--json", order);
      if (last.exitCode() == 0 && last.json().path("stage").asText().equals("CONFIRMED")) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(
        "Order %s is not confirmed. %s %s"
            .formatted(order, last, all.stream().map(ChildProcess::said).toList()));
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  private static Ports freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
