package dev.lockstep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.OrderSourceActivitiesImpl;
import dev.lockstep.activity.WarehouseActivitiesImpl;
import dev.lockstep.activity.alerts.AlertActivitiesImpl;
import dev.lockstep.activity.reconciliation.SourceReconciliationActivitiesImpl;
import dev.lockstep.activity.reconciliation.WarehouseReconciliationActivitiesImpl;
import dev.lockstep.activity.sweep.OrderSweepActivitiesImpl;
import dev.lockstep.activity.sweep.SweepActivitiesImpl;
import dev.lockstep.alerts.AlertsWorkflowImpl;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.OrderWorkflowImpl;
import dev.lockstep.sweep.OrderSweepWorkflowImpl;
import dev.lockstep.sweep.ShipmentSweepWorkflowImpl;
import dev.lockstep.worker.WorkerParts.ConnectionWork;
import dev.lockstep.worker.config.ConfigLoader;
import dev.lockstep.worker.config.TestPlatforms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class WiringTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId DC = new ConnectionId("dc");

  @TempDir Path directory;
  private Wiring wiring;

  @BeforeEach
  void a_shop_and_a_depot_joined_by_a_link() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("lockstep.yaml"),
            """
            connections:
              shop: {platform: shop-o-matic, apiUrl: https://shop.example, token: {env: TOKEN}, activitiesPerSecond: 12.5}
              dc: {platform: depot, baseUrl: https://depot.example}
            links:
              uk: {source: shop, facilities: {general: {warehouse: dc, facility: MAN1}}}
            webhooks:
              endpoints:
                dc: {secrets: [{env: TOKEN}]}
            """);
    wiring =
        new Wiring(
            new ConfigLoader(TestPlatforms.all(), Map.of("TOKEN", "t")).load(file),
            new SimpleMeterRegistry());
  }

  private ConnectionWork work(ConnectionId connection) {
    WorkerParts parts = wiring.parts(Mockito.mock(WorkflowClient.class));
    assertThat(parts.connections()).containsOnlyKeys(SHOP, DC);
    ConnectionWork work = parts.connections().get(connection);
    if (work == null) {
      throw new AssertionError(connection);
    }
    return work;
  }

  @Test
  void a_worker_runs_orders_and_sweeps() {
    assertThat(wiring.parts(Mockito.mock(WorkflowClient.class)).workflows())
        .isEqualTo(
            List.of(
                OrderWorkflowImpl.class,
                ShipmentSweepWorkflowImpl.class,
                OrderSweepWorkflowImpl.class));
  }

  @Test
  void every_connection_runs_the_activities_of_orders_and_its_own_sweep() {
    assertThat(work(SHOP).activities())
        .hasExactlyElementsOfTypes(
            OrderSourceActivitiesImpl.class,
            WarehouseActivitiesImpl.class,
            SourceReconciliationActivitiesImpl.class,
            WarehouseReconciliationActivitiesImpl.class,
            OrderSweepActivitiesImpl.class);
    assertThat(work(DC).activities())
        .hasExactlyElementsOfTypes(
            OrderSourceActivitiesImpl.class,
            WarehouseActivitiesImpl.class,
            SourceReconciliationActivitiesImpl.class,
            WarehouseReconciliationActivitiesImpl.class,
            SweepActivitiesImpl.class);
  }

  @Test
  void a_connection_is_worked_at_its_own_pace() {
    assertThat(work(SHOP).activitiesPerSecond()).isEqualTo(12.5);
    assertThat(work(DC).activitiesPerSecond()).isEqualTo(50);
  }

  @Test
  void a_link_joins_the_platforms_of_its_connections() {
    var link = wiring.links().get(new LinkId("uk"));

    assertThat(link.sourceConnection()).isEqualTo(SHOP);
    assertThat(wiring.orderSource(SHOP)).containsSame(link.source());
    assertThat(link.warehouse(DC)).isSameAs(wiring.warehouses().get(DC));
  }

  @Test
  void only_connections_with_an_endpoint_may_send_webhooks() {
    assertThat(wiring.webhookDecoders()).containsOnlyKeys(DC);
  }

  @Test
  void operations_run_the_alerts_and_look_only_where_somebody_is_to_be_told() throws IOException {
    assertThat(wiring.parts(Mockito.mock(WorkflowClient.class)).operations())
        .satisfies(operations -> {
          assertThat(operations.workflows()).contains(AlertsWorkflowImpl.class);
          assertThat(operations.activities()).noneMatch(AlertActivitiesImpl.class::isInstance);
        });

    Path file =
        Files.writeString(
            directory.resolve("told.yaml"),
            Files.readString(directory.resolve("lockstep.yaml"))
                + """
                alerts:
                  channels: {ops: {slack: {url: {env: SLACK}}}}
                  otherwise: [{channels: [ops]}]
                """);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Wiring told =
        new Wiring(
            new ConfigLoader(
                    TestPlatforms.all(),
                    Map.of("TOKEN", "t", "SLACK", "https://hooks.example/not-a-secret"))
                .load(file),
            meters);

    assertThat(told.parts(Mockito.mock(WorkflowClient.class)).operations().activities())
        .hasAtLeastOneElementOfType(AlertActivitiesImpl.class);
    assertThat(meters.get("lockstep.alerts").counters()).hasSize(2);
  }
}
