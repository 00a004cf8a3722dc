package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the adapter makes of listings, products and words that are not as they should be. */
class ScendListingTest extends ScriptedScend {
  @Nested
  class A_listing_of_shipments {
    private static final Instant SINCE = Instant.parse("2026-03-02T12:00:00Z");

    private Page<Shipment> listed(String json) {
      answers(200, json);
      return warehouse.shippedSince(SINCE, Optional.empty());
    }

    @Test
    void is_filtered_here_again() {
      Page<Shipment> page =
          listed(
              """
              {"Items":[
                {"ShipmentId":"S1","ClientReference":"o-1","DispatchedAt":"2026-03-02T12:00:00Z"},
                {"ShipmentId":"S2","ClientReference":"o-2","DispatchedAt":"2026-03-02T11:59:59Z"},
                {"ShipmentId":"S3","ClientReference":"o-3","DispatchedAt":"2026-03-03T12:00:00Z",
                 "ClientCode":"SOMEBODY-ELSE"},
                {"ShipmentId":"S4","ClientReference":null,"DispatchedAt":"2026-03-03T12:00:00Z"}
              ],"HasMore":false}
              """);

      assertThat(page.items()).extracting(Shipment::id).containsExactly("S1");
      assertThat(page.next()).isEmpty();
    }

    @Test
    void shows_a_shipment_of_merged_lines_as_its_order_does() {
      String first = mergedRow("S1", "2026-03-01T12:00:00Z", 2);
      String second = mergedRow("S2", "2026-03-02T12:00:00Z", 1);
      answers(200, "{\"Items\":[" + second + "],\"HasMore\":false}");
      answers(200, "{\"Items\":[" + first + "," + second + "],\"HasMore\":false}");

      Shipment listed = warehouse.shippedSince(SINCE, Optional.empty()).items().getFirst();

      assertThat(listed.id()).isEqualTo("S2");
      assertThat(listed.parcels().getFirst().lines())
          .containsExactly(new LineQuantity(new LineId("b"), Quantity.of(1)));
    }

    private static String mergedRow(String id, String at, int units) {
      return """
      {"ShipmentId":"%s","ClientReference":"o-1","DispatchedAt":"%s",
       "Lines":[{"LineReference":"a*2+b*1","Quantity":%d}]}
      """
          .formatted(id, at, units);
    }

    @Test
    void goes_on_where_the_page_is_full_and_nothing_says_that_there_is_no_more() {
      Page<Shipment> page =
          listed(
              """
              {"Items":[
                {"ShipmentId":"S1","ClientReference":"o-1","DispatchedAt":"2026-03-02T12:00:00Z"},
                {"ShipmentId":"S2","ClientReference":"o-2","DispatchedAt":"2026-03-02T12:00:00Z"}
              ]}
              """);

      assertThat(page.next()).contains("2");
    }

    @Test
    void ends_on_an_empty_page_whatever_it_says() {
      assertThat(listed("{\"Items\":[],\"HasMore\":true}").next()).isEmpty();
    }

    @Test
    void with_one_row_that_is_not_as_agreed_fails_and_names_the_row() {
      PlatformFailure failure =
          failureOf(
              () -> listed("{\"Items\":[{\"ShipmentId\":\"S1\",\"ClientReference\":\"o-1\"}]}"));

      assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
      assertThat(failure).hasMessageContaining("problem=Items[0].DispatchedAt is missing.");
    }
  }

  @Nested
  class Products {
    private static final Sku SKU = new Sku("TSHIRT-BLK-M");

    @Test
    void a_known_sku_is_remembered_and_an_unknown_one_is_asked_for_again() {
      answers(404, "{\"Code\":\"UNKNOWN_PRODUCT_CODE\"}");
      answers(200, "{\"ProductCode\":\"TSHIRT-BLK-M\"}");

      assertThat(warehouse.unknownAmong(Set.of(SKU))).containsExactly(SKU);
      assertThat(warehouse.unknownAmong(Set.of(SKU))).isEmpty();
      assertThat(warehouse.unknownAmong(Set.of(SKU))).isEmpty();
      assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void another_spelling_is_another_product() {
      answers(200, "{\"ProductCode\":\"tshirt-blk-m\"}");

      assertThat(warehouse.unknownAmong(Set.of(SKU))).containsExactly(SKU);
    }

    @Test
    void a_failed_look_up_is_not_an_unknown_sku() {
      answers(500, "{}");

      assertThat(failureOf(() -> warehouse.unknownAmong(Set.of(SKU))).kind())
          .isEqualTo(FailureKind.UNAVAILABLE);
    }
  }

  @Nested
  class An_unknown_status_word {
    private final Logger log = (Logger) LoggerFactory.getLogger(ScendWarehouse.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
      lines.start();
      log.addAppender(lines);
    }

    @AfterEach
    void stop() {
      log.detachAppender(lines);
    }

    private void found(String status) {
      answers(
          200,
          "{\"ClientReference\":\"order-1~MAIN\",\"OrderId\":\"SC1\",\"Status\":\"%s\"}"
              .formatted(status));
      assertThat(warehouse.find(REF).orElseThrow().rawStatus()).isEqualTo(status);
    }

    @Test
    void is_reported_once() {
      found("Awaiting Elves");
      found("Awaiting Elves");
      found("Gift Wrapping");
      found("Picked");

      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "Scend uses a status word that is not mapped. connection=dc, word=Awaiting Elves."
                  + " Integration engineers add it to statusMap.",
              "Scend uses a status word that is not mapped. connection=dc, word=Gift Wrapping."
                  + " Integration engineers add it to statusMap.");
    }
  }
}
