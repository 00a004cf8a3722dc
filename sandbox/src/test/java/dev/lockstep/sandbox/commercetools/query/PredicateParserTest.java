package dev.lockstep.sandbox.commercetools.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lastModifiedAt >= \"2026-11-20T09:00:00Z\"|2026-11-20T09:00:00Z",
        "version = 7 and lastModifiedAt > \"2026-11-20T10:00:00+01:00\"|2026-11-20T09:00:00Z",
        "(lastModifiedAt > \"2026-11-20T09:00:00Z\" or (lastModifiedAt = \"2026-11-20T08:00:00Z\" and id > \"a\")) and lastModifiedAt <= \"2026-11-20T10:00:00Z\"|2026-11-20T08:00:00Z",
        "lastModifiedAt > \"2026-11-20T09:00:00Z\" or id = \"a\"|",
        "lastModifiedAt < \"2026-11-20T09:00:00Z\"|",
        "not(lastModifiedAt > \"2026-11-20T09:00:00Z\")|",
        "createdAt > \"2026-11-20T09:00:00Z\"|",
        "lastModifiedAt > \"b\"|",
      })
  void tells_the_time_before_which_nothing_matches(String where, @Nullable Instant time) {
    assertThat(parse(where).notBefore("lastModifiedAt")).isEqualTo(Optional.ofNullable(time));
  }

  @Test
  void tells_which_texts_a_document_needs_at_a_path() {
    List<String> path = List.of("resource", "id");
    assertThat(parse("resource(typeId=\"order\" and id=\"a\")").oneOf(path)).contains(Set.of("a"));
    assertThat(parse("version=1 and resource(id in :ids)").oneOf(path)).contains(Set.of("a", "b"));
    for (String where :
        List.of(
            "id=\"a\"",
            "resource(id != \"a\")",
            "resource(id = 1)",
            "resource(id=\"a\") or version=1",
            "not(resource(id=\"a\"))")) {
      assertThat(parse(where).oneOf(path)).as(where).isEmpty();
    }
  }

  private static Predicate parse(String where) {
    return PredicateParser.parse(where, Map.of("ids", List.of("a", "b"), "one", List.of("b")));
  }
}
