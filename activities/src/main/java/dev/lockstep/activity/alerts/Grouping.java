package dev.lockstep.activity.alerts;

import dev.lockstep.activity.alerts.ParkedOrders.Listed;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.OldestOrder;
import dev.lockstep.alerts.policy.ParkedGroup;
import dev.lockstep.alerts.policy.ParkedOrder;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.Finding;
import dev.lockstep.order.FulfilmentStatus;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Parked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts parked orders into groups: by code and link, or by code and connection where the cause lies
 * in one.
 *
 * <p>What is wrong, and with which connection, the longest parked order of each code and link is
 * asked; once, since its answer is remembered as long as it is the oldest.
 */
final class Grouping {
  private static final Duration USUAL_TIME = Duration.ofHours(4);

  /** A look must not wait for orders that do not answer; the next one asks again. */
  private static final int MOST_UNANSWERED = 3;

  /** As failures of platforms are worded. */
  private static final Pattern CONNECTION = Pattern.compile("\\bconnection=([A-Za-z0-9_-]+)");

  private final Map<LinkId, AlertLink> links;
  private final ParkedOrders orders;
  private final Map<Bucket, OldestOrder> known = new LinkedHashMap<>();
  private int unanswered;

  private record Bucket(ExceptionCode code, LinkId link) {}

  Grouping(Map<LinkId, AlertLink> links, ParkedOrders orders, AlertMemory memory) {
    this.links = links;
    this.orders = orders;
    memory.groups().stream()
        .filter(group -> group.missingSince() == null)
        .forEach(group ->
            group
                .oldest()
                .forEach(
                    oldest -> known.put(new Bucket(group.key().code(), oldest.link()), oldest)));
  }

  List<ParkedGroup> group(List<Listed> listed) {
    Map<Bucket, List<ParkedOrder>> buckets = new LinkedHashMap<>();
    listed.forEach(order ->
        buckets
            .computeIfAbsent(new Bucket(order.code(), order.link()), bucket -> new ArrayList<>())
            .add(parked(order)));
    Map<GroupKey, ParkedGroup> groups = new LinkedHashMap<>();
    buckets.forEach((bucket, parked) -> {
      OldestOrder oldest = oldest(bucket, parked);
      ParkedGroup group = new ParkedGroup(key(bucket, oldest), parked, List.of(oldest));
      groups.merge(group.key(), group, Grouping::together);
    });
    return List.copyOf(groups.values());
  }

  private static ParkedGroup together(ParkedGroup one, ParkedGroup other) {
    return new ParkedGroup(
        one.key(),
        Stream.concat(one.orders().stream(), other.orders().stream()).toList(),
        Stream.concat(one.oldest().stream(), other.oldest().stream()).toList());
  }

  private ParkedOrder parked(Listed order) {
    AlertLink link = links.get(order.link());
    return new ParkedOrder(
        order.link(),
        order.workflowId(),
        order.number(),
        order.due().minus(link == null ? USUAL_TIME : link.act()),
        order.due());
  }

  private static GroupKey key(Bucket bucket, OldestOrder oldest) {
    ConnectionId connection = oldest.connection();
    return bucket.code().healsByItself() && connection != null
        ? GroupKey.of(bucket.code(), connection)
        : GroupKey.of(bucket.code(), bucket.link());
  }

  private OldestOrder oldest(Bucket bucket, List<ParkedOrder> parked) {
    ParkedOrder order =
        parked.stream()
            .min(Comparator.comparing(ParkedOrder::since).thenComparing(ParkedOrder::workflowId))
            .orElseThrow();
    OldestOrder before = known.get(bucket);
    boolean same = before != null && before.workflowId().equals(order.workflowId());
    if (before != null && same && before.finding() != null) {
      return described(order, before.finding(), before.connection());
    }
    Optional<OrderStatus> status = ask(order);
    Optional<Parked> matter =
        status.flatMap(
            it -> it.parked().stream().filter(one -> one.code() == bucket.code()).findFirst());
    // Without an answer it is taken to be what the one before it was.
    return matter
        .map(it -> described(order, finding(it), connection(bucket, it, status.orElseThrow())))
        .orElseGet(() -> described(order, null, before == null ? null : before.connection()));
  }

  private Optional<OrderStatus> ask(ParkedOrder order) {
    if (unanswered >= MOST_UNANSWERED) {
      return Optional.empty();
    }
    Optional<OrderStatus> answer = orders.ask(order.workflowId());
    unanswered += answer.isPresent() ? 0 : 1;
    return answer;
  }

  private static OldestOrder described(
      ParkedOrder order, @Nullable String finding, @Nullable ConnectionId connection) {
    return new OldestOrder(
        order.link(), order.workflowId(), order.number(), order.since(), finding, connection);
  }

  private static String finding(Parked matter) {
    return matter.findings().stream()
        .filter(finding -> finding.code() == matter.code())
        .findFirst()
        .or(() -> matter.findings().stream().findFirst())
        .map(Finding::message)
        .orElse("");
  }

  private @Nullable ConnectionId connection(Bucket bucket, Parked matter, OrderStatus status) {
    AlertLink link = links.get(bucket.link());
    if (!bucket.code().healsByItself() || link == null) {
      return null;
    }
    Optional<ConnectionId> named =
        matter.findings().stream()
            .map(finding -> CONNECTION.matcher(finding.message()))
            .filter(Matcher::find)
            .map(found -> new ConnectionId(found.group(1)))
            .filter(it -> it.equals(link.source()) || link.warehouses().contains(it))
            .findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    if (bucket.code() == ExceptionCode.TRACKING_REFUSED || matter.fulfilment() == null) {
      return link.source();
    }
    return status.fulfilments().stream()
        .filter(fulfilment -> fulfilment.ref().equals(matter.fulfilment()))
        .findFirst()
        .map(FulfilmentStatus::warehouse)
        .orElse(link.source());
  }
}
