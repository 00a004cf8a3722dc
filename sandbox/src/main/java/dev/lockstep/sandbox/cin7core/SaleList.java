package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code GET /saleList}: filters whose names are not always those of the fields. */
final class SaleList {
  private static final Map<String, String> FIELDS =
      Map.of(
          "Status", "Status",
          "QuoteStatus", "QuoteStatus",
          "OrderStatus", "OrderStatus",
          "CombinedPickStatus", "CombinedPickingStatus",
          "CombinedPackStatus", "CombinedPackingStatus",
          "CombinedShippingStatus", "CombinedShippingStatus",
          "CombinedInvoiceStatus", "CombinedInvoiceStatus",
          "CreditNoteStatus", "CreditNoteStatus",
          "ExternalID", "ExternalID",
          "OrderLocationID", "OrderLocationID");
  private static final List<String> SEARCHED =
      List.of("OrderNumber", "Status", "Customer", "InvoiceNumber", "CustomerReference");

  private final Books books;
  private final SaleJson json;

  SaleList(Books books, SaleJson json) {
    this.books = books;
    this.json = json;
  }

  Answer answer(Call call) {
    Predicate<Sale> times = times(call);
    boolean ready = Wire.flag(call, "ReadyForShipping");
    List<ObjectNode> rows =
        books.all().stream()
            .filter(times)
            .filter(sale -> !ready || readyForShipping(sale))
            .map(json::row)
            .filter(row -> fits(row, call))
            .toList();
    return Answer.ok(Paging.of(call).page("SaleList", rows));
  }

  private static Predicate<Sale> times(Call call) {
    Optional<Instant> createdSince = time(call, "CreatedSince");
    Optional<Instant> updatedSince = time(call, "UpdatedSince");
    Optional<Instant> updatedUntil = time(call, "UpdatedUntil");
    return sale ->
        createdSince.map(since -> !sale.createdAt.isBefore(since)).orElse(true)
            && updatedSince.map(since -> !sale.updatedAt.isBefore(since)).orElse(true)
            && updatedUntil.map(until -> !sale.updatedAt.isAfter(until)).orElse(true);
  }

  private static Optional<Instant> time(Call call, String name) {
    return Wire.parameter(call, name)
        .map(text ->
            Wire.time(text)
                .orElseThrow(() -> Cin7Problem.invalid("'" + name + "' is not a valid date")));
  }

  private static boolean readyForShipping(Sale sale) {
    return sale.liveTasks().stream()
        .anyMatch(task -> task.pack == DocumentStatus.AUTHORISED && task.ship.open());
  }

  private static boolean fits(ObjectNode row, Call call) {
    boolean fields =
        FIELDS.entrySet().stream()
            .allMatch(filter ->
                Wire.parameter(call, filter.getKey())
                    .map(row.path(filter.getValue()).asText()::equalsIgnoreCase)
                    .orElse(true));
    return fields && Wire.parameter(call, "Search").map(text -> found(row, text)).orElse(true);
  }

  private static boolean found(ObjectNode row, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return SEARCHED.stream()
        .anyMatch(field -> row.path(field).asText("").toLowerCase(Locale.ROOT).contains(wanted));
  }
}
