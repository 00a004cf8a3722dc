package dev.lockstep.platform.deposco;

import dev.lockstep.port.Warehouse;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter over a server whose answers the test writes itself. */
abstract class ScriptedDeposco {
  final MockWebServer server = new MockWebServer();
  Warehouse warehouse;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    server.start();
    warehouse =
        DeposcoAccount.warehouse(
            DeposcoAccount.settings(
                server.url("/latest").uri(), server.url("/oauth2/token").uri()));
    answers(200, "{\"access_token\":\"t-1\",\"expires_in\":3600}");
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

  /** The next request that is none for a token. */
  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest();
    return request.getUrl().encodedPath().equals("/oauth2/token") ? server.takeRequest() : request;
  }

  /** An order of one line in a listing of one. */
  static String listOf(String... rows) {
    return "{\"data\":[" + String.join(",", rows) + "],\"links\":[],\"complete\":true,\"pages\":1}";
  }

  static String order(String status) {
    return """
    {"self":{"id":77,"businessKey":{"number":"order-1~MAIN"}},
     "businessUnit":{"id":1,"businessKey":{"code":"HIVE"}},
     "number":"order-1~MAIN","orderStatus":"%s",
     "createdDate":"2026-03-02T09:15:00Z","updatedDate":"2026-03-02T09:16:00Z",
     "shipVendor":"DPD","shipVia":"NEXT-DAY",
     "shipToContact":{"firstName":"Ada","lastName":"Example","phone":null,"email":null},
     "shipToAddress":{"line1":"Long Street 1","city":"London","postalCode":"N1 9GU",
                      "country":"GB"},
     "orderLines":{"data":[
       {"self":{"id":701},"lineNumber":"line-a","customerLineNumber":"line-a",
        "item":{"id":5,"businessKey":{"number":"TSHIRT-BLK-M","businessUnit.code":"HIVE"}},
        "pack":{"id":6,"businessKey":{"item.number":"TSHIRT-BLK-M","quantity":1}},
        "orderPackQuantity":2,"shippedPackQuantity":"0","shortagePackQuantity":0,
        "canceledPackQuantity":null}],
      "links":[],"complete":true,"pages":1},
     "shipments":{"data":[{"id":90}],"complete":true,"pages":1}}
    """
        .formatted(status);
  }

  static String shipment(String status) {
    return """
    {"self":{"id":90},"number":"SHP1","status":"%s",
     "businessUnit":{"businessKey":{"code":"HIVE"}},
     "orderHeaders":{"data":[{"id":77,"businessKey":{"number":"order-1~MAIN"}}],
                     "complete":true,"pages":1},
     "shipVendor":"DPD","shipVia":"NEXT-DAY","trackingNumber":"T-1",
     "trackingUrl":"https://track.example/T-1",
     "shipmentDates":{"actualShipDate":"2026-03-03T10:00:00Z"},
     "totalWeight":{"weight":1.5,"units":"lb"},
     "shipmentLines":{"data":[
       {"self":{"id":901},"number":"SHP1-1","orderLine":{"id":701},
        "item":{"businessKey":{"number":"TSHIRT-BLK-M"}},"shippedPackQuantity":2}],
      "complete":true,"pages":1},
     "shippedContainers":{"data":[
       {"self":{"id":911},"number":"LPN1","lpnNumber":"LPN1","trackingNumber":"T-1",
        "shippedContainerLines":[
          {"item":{"businessKey":{"number":"TSHIRT-BLK-M"}},"shippedPackQuantity":2}]}],
      "complete":true,"pages":1},
     "createdDate":"2026-03-03T09:00:00Z","updatedDate":"2026-03-03T10:00:00Z"}
    """
        .formatted(status);
  }
}
