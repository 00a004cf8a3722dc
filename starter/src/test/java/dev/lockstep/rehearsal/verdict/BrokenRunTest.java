package dev.lockstep.rehearsal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.rehearsal.verdict.Forged.Trick;
import dev.lockstep.run.Configurations;
import dev.lockstep.sandbox.commercetools.OrderView;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Orders go from end to end over HTTP; then a platform breaks one, and the checker has to object.
 */
class BrokenRunTest {
  private static final String LINK = DemoStack.LINK.value();
  private static final Duration STEP = Duration.ofMillis(20);
  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_MILLIS = 20;

  @TempDir static Path directory;
  private static LocalTemporal temporal;
  private static DemoStack stack;
  private static final SampleOrders SAMPLES = new SampleOrders(41);

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
    stack = DemoStack.around(temporal, directory, 41, STEP);
  }

  @AfterAll
  static void stop() {
    stack.close();
    temporal.close();
  }

  @Test
  void an_order_that_nobody_breaks_is_confirmed() throws Exception {
    Verdict verdict = check(Intent.SHIP, confirmed());

    assertThat(verdict.flaws()).isEmpty();
    assertThat(verdict.confirmed()).isEqualTo(1);
  }

  @Test
  void the_warehouse_loses_an_order() throws Exception {
    String order = confirmed();

    stack.warehouse().lose(reference(order));

    assertThat(violations(Intent.SHIP, order)).contains(Violation.LOST);
  }

  @Test
  void somebody_sends_the_order_to_the_warehouse_once_more() throws Exception {
    String order = confirmed();

    sendToWarehouse(reference(order));

    assertThat(violations(Intent.SHIP, order)).contains(Violation.DUPLICATED);
  }

  @Test
  void the_storefront_forgets_its_delivery() throws Exception {
    String order = confirmed();

    update(order, action("removeDelivery").put("deliveryId", delivery(order).id()));

    assertThat(violations(Intent.SHIP, order)).containsExactly(Violation.UNCONFIRMED);
  }

  @Test
  void somebody_overwrites_the_tracking_in_the_storefront() throws Exception {
    String order = confirmed();
    ObjectNode action =
        action("setParcelTrackingData")
            .put("deliveryId", delivery(order).id())
            .put("parcelId", delivery(order).parcels().getFirst().id());
    action.putObject("trackingData").put("trackingId", "ANOTHER").put("carrier", "DPD");

    update(order, action);

    assertThat(violations(Intent.SHIP, order)).containsExactly(Violation.PARCELS_DIFFER);
  }

  @Test
  void an_order_lies_in_the_warehouse_and_nobody_is_told() throws Exception {
    String order = heldAtAllocated();

    assertThat(violations(Intent.SHIP, order)).containsExactly(Violation.STUCK_WITHOUT_CODE);
  }

  @ParameterizedTest
  @CsvSource({"CANCEL_EARLY,EARLY_CANCELLED", "CANCEL_LATE,DISPATCHED_THOUGH_CANCELLED"})
  void the_warehouse_ships_a_cancelled_order_and_tells_nobody(Intent intent, Violation violation)
      throws Exception {
    String order = heldAtAllocated();
    var unused = stack.storefront().merchant().cancel(order);
    assertThat(end(order)).isEqualTo(OrderStage.CANCELLED);
    assertThat(check(intent, order).flaws()).isEmpty();

    stack.warehouse().deliveryFaults().add(DeliveryRule.all(DeliveryFault.DROP));
    try {
      stack.warehouse().script(FateRule.forReference(order + "**", new Fate.StrayDispatch()));
      await(order, held -> !held.parcels().isEmpty());
      assertThat(violations(intent, order)).contains(violation);
    } finally {
      stack.warehouse().deliveryFaults().clear();
    }
  }

  @Test
  void a_hint_goes_through_that_is_signed_with_a_stolen_secret() throws Exception {
    String order = confirmed();

    Forged forged =
        new Forged(LINK, order, Trick.WRONG_SIGNATURE, forge(ScendOptions.WEBHOOK_SECRET));

    assertThat(check(Intent.SHIP, order, forged).count(Violation.FORGED_ACCEPTED)).isEqualTo(1);
  }

  @Test
  void a_hint_signed_with_another_secret_is_refused() throws Exception {
    String order = confirmed();
    String another = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    Forged forged = new Forged(LINK, order, Trick.WRONG_SIGNATURE, forge(another));

    assertThat(forged.status()).isEqualTo(401);
    assertThat(check(Intent.SHIP, order, forged).flaws()).isEmpty();
  }

  @Test
  void the_warehouse_has_an_order_of_which_only_a_forged_hint_speaks() throws Exception {
    String order = "5b1f0000-0000-4000-8000-000000000001";

    sendToWarehouse(order);

    Evidence seen =
        new Evidence(
            List.of(),
            List.of(),
            held(order),
            List.of(),
            List.of(new Forged(LINK, order, Trick.UNKNOWN_ORDER, 204)));
    assertThat(Checker.check(seen).flaws())
        .extracting(Flaw::violation)
        .containsExactly(Violation.FORGED_ACCEPTED);
  }

  private String confirmed() throws InterruptedException, TimeoutException {
    Sample sample = SAMPLES.next(SampleKind.PAID);
    var unused = stack.storefront().merchant().place(sample);
    assertThat(end(sample.orderId())).isEqualTo(OrderStage.CONFIRMED);
    return sample.orderId();
  }

  private String heldAtAllocated() throws InterruptedException {
    Sample sample = SAMPLES.next(SampleKind.PAID);
    String order = sample.orderId();
    stack
        .warehouse()
        .script(FateRule.forReference(order + "**", new Fate.StuckAt(Status.ALLOCATED)));
    var unused = stack.storefront().merchant().place(sample);
    await(order, held -> true);
    return order;
  }

  private static OrderStage end(String order) throws InterruptedException, TimeoutException {
    WorkflowStub workflow =
        stack
            .client()
            .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order)));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return workflow.getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, OrderResult.class).stage();
      } catch (WorkflowNotFoundException notYet) {
        assertThat(System.nanoTime()).as("it was never started").isLessThan(deadline);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static void await(String order, Predicate<Held> condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (held(order).stream().noneMatch(condition)) {
      assertThat(System.nanoTime()).as("the warehouse never came so far").isLessThan(deadline);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static List<Held> held(String order) {
    return stack.held().stream().filter(held -> held.order().equals(order)).toList();
  }

  private static String reference(String order) {
    return held(order).getFirst().reference();
  }

  private static OrderView.Delivery delivery(String order) {
    return stack.storefront().orders().stream()
        .filter(each -> each.id().equals(order))
        .findFirst()
        .orElseThrow()
        .deliveries()
        .getFirst();
  }

  private static ObjectNode action(String name) {
    return JsonNodeFactory.instance.objectNode().put("action", name);
  }

  private static void update(String order, ObjectNode action) {
    var unused = stack.storefront().merchant().update(order, action);
  }

  private static List<Violation> violations(Intent intent, String order) {
    return check(intent, order).flaws().stream().map(Flaw::violation).toList();
  }

  /** What the ledgers say of one order; the others have tests of their own. */
  private static Verdict check(Intent intent, String order, Forged... forged) {
    return Checker.check(
        new Evidence(
            List.of(new Planned(LINK, order, intent, Instant.EPOCH, null)),
            stack.placed().stream().filter(placed -> placed.order().equals(order)).toList(),
            held(order),
            List.of(),
            List.of(forged)));
  }

  /** As a person with access to the warehouse's API would. */
  private void sendToWarehouse(String reference) throws IOException, InterruptedException {
    ObjectNode order =
        JsonNodeFactory.instance
            .objectNode()
            .put("ClientReference", reference)
            .put("ClientCode", ScendOptions.CLIENT_CODE)
            .put("OrderDate", "2026-11-20T08:00:00Z");
    order
        .putObject("DeliveryAddress")
        .put("Name", "A B")
        .put("Line1", "1 Lane")
        .put("Town", "Leeds")
        .put("PostCode", "LS1 4AP")
        .put("CountryCode", "GB");
    order.putObject("DeliveryService").put("CarrierCode", "DPD").put("ServiceCode", "STANDARD");
    order
        .putArray("Lines")
        .addObject()
        .put("LineReference", "L1")
        .put("ProductCode", "TSHIRT-BLK-M")
        .put("Quantity", 1);
    int status =
        http.send(
                HttpRequest.newBuilder(
                        URI.create(stack.warehouse().apiUri() + "/orders/" + reference))
                    .header("X-Api-Key", ScendOptions.API_KEY)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(order.toString()))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(201);
  }

  /** Tells the receiver of a dispatch that never was; answers with the status of its answer. */
  private int forge(String secret)
      throws IOException, InterruptedException, GeneralSecurityException {
    String id = "evt_forged";
    String at = Long.toString(Instant.now().getEpochSecond());
    String body =
        """
        {"EventId":"%s","EventType":"shipment.dispatched","OccurredAt":"%s","ClientCode":"%s",\
        "Sequence":1,"Data":{"OrderId":"SC999999","ClientReference":"nothing","Status":"Dispatched"}}\
        """
            .formatted(id, Instant.now(), ScendOptions.CLIENT_CODE);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    String signature =
        "v1,"
            + Base64.getEncoder()
                .encodeToString(
                    mac.doFinal((id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8)));
    int port = Configurations.load(stack.config()).webhooks().port();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/webhooks/scend".formatted(port)));
    Map.of(
            "Content-Type", "application/json",
            "webhook-id", id,
            "webhook-timestamp", at,
            "webhook-signature", signature)
        .forEach(request::header);
    return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
