package dev.lockstep.sandbox.commercetools.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateParserTest {
  private static final JsonNode ORDER =
      Json.parse(
              """
              {"id":"b","orderState":"Open","paymentState":"Paid","version":7,"origin":null,
               "orderNumber":"A-\\"1\\"","lastModifiedAt":"2026-11-20T09:00:00.500Z",
               "lineItems":[{"quantity":2,"variant":{"sku":"X"}},{"quantity":1,"variant":{"sku":"Y"}}],
               "paymentInfo":{"payments":[{"typeId":"payment","id":"p1"}]},
               "custom":{"fields":{"hold-it":true}},"syncInfo":[]}
              """)
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id > \"a\"",
        "orderState=\"Open\" and paymentState=\"Paid\"",
        "orderState=\"Complete\" or version >= 7",
        "orderState=\"Complete\" or orderState=\"Open\" and version = 7",
        "not(orderState=\"Complete\")",
        "version in (1, 7)",
        "id not in (\"a\", \"c\")",
        "paymentInfo(payments(id=\"p1\"))",
        "paymentInfo(payments(typeId=\"payment\" and id in (\"p0\",\"p1\")))",
        "lineItems(variant(sku=\"Y\"))",
        "lastModifiedAt > \"2026-11-20T09:00:00Z\"",
        "lastModifiedAt <= \"2026-11-20T10:00:00.500+01:00\"",
        "(lastModifiedAt > \"2026-11-20T09:00:00.500Z\" or (lastModifiedAt ="
            + " \"2026-11-20T09:00:00.500Z\" and id > \"a\"))",
        "orderNumber = \"A-\\\"1\\\"\"",
        "custom(fields(hold-it = true))",
        "custom(fields(`hold-it` = true))",
        "syncInfo is empty",
        "shipmentState is not defined and orderState is defined",
        "origin is not defined",
        "shipmentState != \"Shipped\"",
        "orderState <> \"Complete\"",
        "lineItems(variant(sku contains any (\"Y\", \"Z\")))",
        "id in :ids",
        "id = :one",
      })
  void matches(String where) {
    assertThat(parse(where).test(ORDER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id > \"b\"",
        "orderState=\"Open\" and paymentState=\"Failed\"",
        "version < 7",
        "not(version = 7)",
        "id in (\"a\", \"c\")",
        "paymentInfo(payments(id=\"p2\"))",
        "lineItems(quantity = 2 and variant(sku=\"Y\"))",
        "lastModifiedAt > \"2026-11-20T09:00:00.500Z\"",
        "shipmentState = \"Shipped\"",
        "syncInfo is not empty",
        "lineItems(variant(sku contains all (\"Y\", \"Z\")))",
      })
  void does_not_match(String where) {
    assertThat(parse(where).test(ORDER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id",
        "id >",
        "id = ",
        "id = a",
        "(id = \"a\"",
        "id = \"a\")",
        "id in ()",
        "id ~ 3",
        "and id = 1",
        "id = \"a\" id = \"b\"",
        "id = :unknown",
        "not id = 1",
        "id is blue"
      })
  void is_refused(String where) {
    assertThatThrownBy(() -> parse(where)).isInstanceOf(MalformedQuery.class);
  }

  @Test
  void a_refusal_says_where_and_what_was_expected() {
    assertThatThrownBy(() -> parse("id = \"a\" and"))
        .hasMessage(
            "Syntax error while parsing 'where'. Unexpected end of input, expected a field"
                + " (column 13).");
  }

  private static Predicate parse(String where) {
    return PredicateParser.parse(where, Map.of("ids", List.of("a", "b"), "one", List.of("b")));
  }
}
