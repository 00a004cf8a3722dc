package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderQuery;
import dev.lockstep.cli.find.OrderRow;
import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.cli.replay.OrderLines;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which orders somebody means. */
final class ReplayChoice {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final OpenDesk open;
  private final @Nullable String link;

  /**
   * @param link as typed; null where it was left out
   */
  ReplayChoice(OpenDesk open, @Nullable String link) {
    this.open = open;
    this.link = link;
  }

  /** An order that is meant, known or not. */
  record Chosen(LinkId link, OrderId order) {}

  /** Those named, each once; a name that nobody knows is taken for an order's id. */
  List<Chosen> named(List<OrderLines.Named> named) {
    Set<Chosen> chosen = new LinkedHashSet<>();
    for (OrderLines.Named each : named) {
      LinkId of = open.desk().link(each.link() == null ? link : each.link());
      if (link != null && !of.value().equals(link)) {
        continue;
      }
      OrderId order =
          within(
              () -> open.desk().known(of, each.order()).orElseGet(() -> new OrderId(each.order())));
      chosen.add(new Chosen(of, order));
    }
    return List.copyOf(chosen);
  }

  /** Those that Temporal's search finds, the oldest first, each once however many runs it had. */
  List<Chosen> searched(OrderFilters filters, @Nullable String words, int most) {
    @Nullable LinkId of = link == null ? null : open.desk().link(link);
    OrderSearch search = open.session().search();
    List<OrderRow> rows =
        within(() -> {
          OrderQuery query =
              words == null
                  ? filters.query(search, Clock.systemUTC().instant(), of)
                  : OrderQuery.of(words);
          return search.oldest(of == null || words == null ? query : query.link(of), most);
        });
    Set<Chosen> chosen = new LinkedHashSet<>();
    List<String> strange = new ArrayList<>();
    for (OrderRow row : rows) {
      if (row.link().isEmpty()) {
        strange.add(row.workflowId());
      } else {
        chosen.add(new Chosen(new LinkId(row.link()), new OrderId(row.order())));
      }
    }
    if (!strange.isEmpty()) {
      throw CliFailure.failed(
          "A workflow of orders has an id that is none of an order: %s. Leave it out of the query."
              .formatted(strange.getFirst()));
    }
    return List.copyOf(chosen);
  }

  private static <T> T within(Supplier<T> question) {
    try {
      return Bounded.within(PATIENCE, question)
          .orElseThrow(() ->
              CliFailure.failed(
                  "Temporal did not answer within %d s. Nothing was replayed; try again."
                      .formatted(PATIENCE.toSeconds())));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        throw CliFailure.failed(
            "Temporal does not take the query: %s. Try it in the Web UI, or choose by filters."
                .formatted(e.getStatus().getDescription()),
            e);
      }
      throw TemporalTrouble.of(e);
    }
  }
}
