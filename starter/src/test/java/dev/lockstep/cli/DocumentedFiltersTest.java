package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.cli.find.OrderQuery.ProblemReports;
import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderNames;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operating manual's filters are what people paste: each is asked of a real server. */
@ExtendWith(StuckShop.Shared.class)
class DocumentedFiltersTest {
  private static final Path MANUAL = Path.of("..", "docs", "operating", "README.md");
  private static final Pattern ROW = Pattern.compile("\\| ([^|]*)\\| ([^|]+) \\| `([^`]+)` \\|");
  private static final String REPORTED_PROBLEMS = "TemporalReportedProblems";

  private final StuckShop shop;
  private WorkflowServiceStubs stubs;
  private WorkflowClient client;

  @SuppressWarnings("NullAway.Init")
  DocumentedFiltersTest(StuckShop shop) {
    this.shop = shop;
  }

  /** One row of the manual's table. */
  private record Filter(String who, String what, String query) {}

  @BeforeEach
  void connect() {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(shop.temporal().target()).build());
    client = WorkflowClient.newInstance(stubs);
  }

  @AfterEach
  void disconnect() {
    stubs.shutdownNow();
  }

  @Test
  void each_is_one_that_the_server_takes() {
    ProblemReports reports = new OrderSearch(client, null).problemReports();
    List<Filter> taken =
        documented().stream()
            .filter(filter ->
                reports == ProblemReports.OFFERED || !filter.query().contains(REPORTED_PROBLEMS))
            .toList();

    assertThat(taken).hasSizeGreaterThan(25);
    for (Filter filter : taken) {
      assertThatCode(() -> orders(filter.query())).as(filter.query()).doesNotThrowAnyException();
    }
  }

  @Test
  void those_of_a_team_find_what_is_theirs() {
    String badAddress = OrderCommandsSetting.number(shop.badPostcode());
    String unmapped = OrderCommandsSetting.number(shop.unmapped());
    String waiting = OrderCommandsSetting.number(shop.waiting());
    Map<String, List<String>> found = new LinkedHashMap<>();
    documented()
        .forEach(filter ->
            found.put(
                filter.who() + ": " + filter.what(),
                filter.query().contains(REPORTED_PROBLEMS)
                    ? List.of()
                    : orders(inOurTime(filter.query()))));

    assertThat(found)
        .containsEntry("customer service: what is ours", List.of(badAddress))
        .containsEntry("customer service: … and nobody has it yet", List.of(badAddress))
        .containsEntry("customer service: … and is not snoozed", List.of(badAddress))
        .containsEntry("customer service: … and is overdue", List.of(badAddress))
        .containsEntry("customer service: addresses to correct", List.of(badAddress))
        .containsEntry("operations: what is ours", List.of(unmapped))
        .containsEntry("operations: due for dispatch", List.of(waiting))
        .containsEntry("operations: services and facilities to map", List.of(unmapped))
        .containsEntry("merchandising: items the warehouse does not know", List.of())
        .containsEntry("everybody: everything parked", List.of(unmapped, badAddress))
        .containsEntry("everybody: what is snoozed", List.of());
    assertThat(found.get("integration engineers: old and still open"))
        .containsExactlyInAnyOrder(badAddress, unmapped, waiting);
  }

  @Test
  void every_team_has_some_and_every_word_in_them_is_one_of_ours() {
    List<Filter> filters = documented();

    assertThat(filters)
        .extracting(Filter::who)
        .containsAll(Arrays.stream(Owner.values()).map(Owner::words).toList());
    Set<String> attributes = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    for (Filter filter : filters) {
      attributes.addAll(all("\\b(Lockstep\\w+)", filter.query()));
      for (String condition : all("LockstepException(?:=| IN \\()(\"[^)]*)", filter.query())) {
        codes.addAll(all("\"(\\w+)\"", condition));
      }
    }
    assertThat(attributes)
        .containsExactlyInAnyOrderElementsOf(OrderSearchAttributes.types().keySet());
    assertThat(Arrays.stream(ExceptionCode.values()).map(Enum::name)).containsAll(codes);
  }

  /** The manual's times are examples; these are times at which the shop's orders are late. */
  private static String inOurTime(String query) {
    return query.replaceAll("([<>]=?) \"2026-[^\"]*\"", "$1 \"2999-01-01T00:00:00Z\"");
  }

  private List<String> orders(String query) {
    try (var found = client.listExecutions(query)) {
      return found.map(DocumentedFiltersTest::number).sorted().toList();
    }
  }

  private static String number(WorkflowExecutionMetadata execution) {
    String number =
        execution
            .getTypedSearchAttributes()
            .get(SearchAttributeKey.forKeyword(OrderNames.SA_ORDER));
    return number == null ? execution.getExecution().getWorkflowId() : number;
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1)).toList();
  }

  /** The rows of the table; where who is left out, it is who stands above. */
  private static List<Filter> documented() {
    List<Filter> filters = new ArrayList<>();
    String who = "";
    for (String line : manual()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        who = row.group(1).isBlank() ? who : row.group(1).strip();
        filters.add(new Filter(who, row.group(2).strip(), row.group(3)));
      }
    }
    return filters;
  }

  private static List<String> manual() {
    try {
      return Files.readAllLines(MANUAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
