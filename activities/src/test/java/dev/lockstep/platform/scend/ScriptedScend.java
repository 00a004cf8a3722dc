package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter over a server whose answers the test writes itself. */
abstract class ScriptedScend {
  static final FulfilmentRef REF = new FulfilmentRef("order-1~MAIN");
  static final WarehouseOrderDraft DRAFT = withStreet("Long Street 1");

  static WarehouseOrderDraft withStreet(String street) {
    return new WarehouseOrderDraft(
        REF,
        new LinkId("shop-uk"),
        "10001",
        Instant.parse("2026-03-02T09:15:00Z"),
        new FacilityId("MAIN"),
        new DeliveryService("DPD", "NEXT-DAY"),
        new Address(
            "Ada Example", null, List.of(street), "London", null, "N1 9GU", "GB", null, null),
        new Money(8995, "GBP", 2),
        List.of(
            new DraftLine(
                new LineId("line-a"),
                new Sku("TSHIRT-BLK-M"),
                Quantity.of(2),
                new Money(1990, "GBP", 2))));
  }

  final MockWebServer server = new MockWebServer();
  Warehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    server.start();
    warehouse = ScendAccount.warehouse(ScendAccount.settings(server.url("/api/v1").uri()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  void answers(int status, String json) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  void answersText(int status, String type, String text) {
    server.enqueue(
        new MockResponse.Builder().code(status).addHeader("Content-Type", type).body(text).build());
  }

  static PlatformFailure failureOf(Runnable call) {
    PlatformFailure failure = catchThrowableOfType(PlatformFailure.class, call::run);
    assertThat(failure).as("a PlatformFailure").isNotNull();
    return failure;
  }
}
