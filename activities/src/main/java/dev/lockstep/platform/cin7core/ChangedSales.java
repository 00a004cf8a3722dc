package dev.lockstep.platform.cin7core;

import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.OrderSource.ChangedOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sales that changed since a time, by the header rows of the list.
 *
 * <p>The platform does not say in which order it lists, has no cursor, and moves rows while they
 * are paged. So all pages are read before anything is told, each sale is told once, at its newest
 * change, oldest change first; where fewer sales came than the list counts, it is read again. What
 * still moved meanwhile has changed after {@code since} and is in the next listing.
 */
final class ChangedSales {
  private static final int MOST_PASSES = 3;

  private final Cin7CoreApi api;
  private final Cin7CoreSettings settings;
  private final KnownSales known;
  private final Map<OrderId, Row> rows = new HashMap<>();

  ChangedSales(Cin7CoreApi api, Cin7CoreSettings settings, KnownSales known) {
    this.api = api;
    this.settings = settings;
    this.known = known;
  }

  /** One sale of the list: no more of it is kept. */
  private record Row(OrderId order, Instant updated, SourceState state) {}

  List<ChangedOrder> since(Instant since) {
    long counted;
    int pass = 0;
    do {
      counted = readAll(since);
    } while (counted > rows.size() && ++pass < MOST_PASSES);
    return rows.values().stream()
        .filter(row -> !row.updated().isBefore(since))
        .filter(this::concernsWarehouses)
        .map(row ->
            new ChangedOrder(row.order(), row.updated().toEpochMilli(), row.updated(), false))
        .sorted(
            Comparator.comparing(ChangedOrder::changedAt)
                .thenComparing(changed -> changed.order().value()))
        .toList();
  }

  /** A draft does so only where it was more than a draft before. */
  private boolean concernsWarehouses(Row row) {
    return switch (row.state()) {
      case OPEN -> {
        known.add(row.order());
        yield true;
      }
      case CANCELLED -> true;
      case DRAFT -> known.contains(row.order());
    };
  }

  /**
   * Reads page after page until as many sales came as the list counts, or a page brings none that
   * this pass has not seen. A short page alone ends nothing: the platform may allow fewer rows than
   * were asked for.
   *
   * @return how many sales the list says it has
   */
  private long readAll(Instant since) {
    Set<OrderId> pass = new HashSet<>();
    for (int page = 1; ; page++) {
      Cin7CoreApi.Rows read = api.updatedSince(since, page, settings.pageSize());
      boolean news = false;
      for (Reading sale : read.rows()) {
        news |= pass.add(keep(sale));
      }
      boolean isShort = read.rows().size() < settings.pageSize();
      boolean isAll = read.total().map(total -> pass.size() >= total).orElse(isShort);
      if (isAll || !news) {
        return read.total().orElse(0L);
      }
    }
  }

  private OrderId keep(Reading sale) {
    Row row =
        new Row(
            new OrderId(sale.guid("SaleID")),
            sale.moment("Updated"),
            SaleStatus.of(sale.word("Status").orElse(""), sale.word("OrderStatus").orElse("")));
    rows.merge(
        row.order(), row, (one, other) -> one.updated().isAfter(other.updated()) ? one : other);
    return row.order();
  }
}
