package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.OrderSource.WriteBack;
import dev.lockstep.port.PlatformFailure;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sale show something: read, decide on one write, send it, decide anew, until a fresh
 * reading shows it.
 *
 * <p>The platform has no versions and no keys; its documents guard themselves: an authorised one
 * takes no second write. After a refusal or a lost answer the sale is read before anything else, so
 * that what was done meanwhile, by us or by people, counts. A refusal is believed only where the
 * same write would still be due.
 */
final class SaleWrites {
  private static final int MOST_LOST_ANSWERS = 2;
  private static final int MOST_REPEATS = 3;
  private static final int MOST_WRITES = 120;

  private final Cin7CoreApi api;
  private final SaleLines lines;
  private final ZoneId zone;

  SaleWrites(Cin7CoreApi api, Cin7CoreSettings settings) {
    this.api = api;
    this.lines = new SaleLines(settings);
    this.zone = settings.zone();
  }

  /** How a sale stands, and what has been tried on it. */
  private final class Course {
    private final OrderId order;
    private final Map<Step, Integer> sent = new HashMap<>();
    private StoredSale stored;
    private boolean fresh = true;
    private boolean wrote;
    private int lost;
    private @Nullable Step refused;
    private String refusal = "";

    Course(OrderId order) {
      this.order = order;
      this.stored = read(order);
    }

    void reread() {
      stored = read(order);
      fresh = true;
    }

    void take(Step step) {
      if (sent.merge(step, 1, Integer::sum) > MOST_REPEATS || sent.size() > MOST_WRITES) {
        throw moving(order);
      }
      ApiResponse answer;
      try {
        answer = api.perform(step);
      } catch (PlatformFailure failure) {
        if (failure.kind() != FailureKind.OUTCOME_UNKNOWN || ++lost > MOST_LOST_ANSWERS) {
          throw failure;
        }
        wrote = true;
        reread();
        return;
      }
      if (answer.isSuccess() && Cin7CoreErrors.problem(answer).isEmpty()) {
        wrote = true;
        follow(step, answer);
      } else {
        refused = step;
        refusal = Refusals.reason(answer, stored.sale());
        reread();
      }
    }

    /** Goes on from the answer, which saves a reading; reads anew where it tells too little. */
    private void follow(Step step, ApiResponse answer) {
      Optional<StoredSale> next;
      try {
        next = after(stored, step, answer.json());
      } catch (PlatformFailure unreadable) {
        next = Optional.empty();
      }
      if (next.isPresent()) {
        stored = next.get();
        fresh = false;
      } else {
        reread();
      }
    }
  }

  WriteBack makeTrue(OrderId order, Function<StoredSale, Plan> planner) {
    Course course = new Course(order);
    while (true) {
      Plan plan = planner.apply(course.stored);
      if (!course.fresh && !(plan instanceof Plan.Next)) {
        course.reread();
        continue;
      }
      switch (plan) {
        case Plan.Nothing() -> {
          return new WriteBack.Shown(version(course.stored), course.wrote);
        }
        case Plan.Refuse(String reason, WriteBack.Why why) -> {
          return new WriteBack.Refused(reason, why);
        }
        case Plan.Next(Step step) -> {
          if (step.equals(course.refused)) {
            return new WriteBack.Refused(course.refusal);
          }
          course.take(step);
        }
      }
    }
  }

  private long version(StoredSale sale) {
    return OrderMapping.changedAt(sale.sale(), zone).toEpochMilli();
  }

  private StoredSale read(OrderId order) {
    return stored(api.sale(order).orElseThrow(() -> api.noSuchSale(order)));
  }

  private StoredSale stored(Reading sale) {
    return StoredSale.of(sale, lines.of(sale));
  }

  /**
   * The sale with the document that a step answered; empty where the answer is no such document.
   */
  private Optional<StoredSale> after(StoredSale before, Step step, JsonNode answer) {
    ObjectNode sale = before.sale().copy();
    ArrayNode tasks =
        sale.path("Fulfilments") instanceof ArrayNode there ? there : sale.putArray("Fulfilments");
    boolean told =
        switch (step.kind()) {
          case NEW_TASK -> replaceAll(tasks, answer.path("Fulfilments"));
          case PICK -> replace(tasks, step, "Pick", answer);
          case PACK -> replace(tasks, step, "Pack", answer);
          case SHIP -> replace(tasks, step, "Ship", answer);
          case VOID, HEADER -> false;
        };
    return told ? Optional.of(stored(Reading.of(api.connection(), sale))) : Optional.empty();
  }

  private static boolean replaceAll(ArrayNode tasks, JsonNode told) {
    if (!told.isArray() || told.size() <= tasks.size()) {
      return false;
    }
    tasks.removeAll();
    told.forEach(tasks::add);
    return true;
  }

  private static boolean replace(ArrayNode tasks, Step step, String document, JsonNode told) {
    if (!told.path("Status").isTextual() || !told.path("Lines").isArray()) {
      return false;
    }
    for (JsonNode task : tasks) {
      if (task instanceof ObjectNode there
          && step.id().equalsIgnoreCase(there.path("TaskID").asText())) {
        there.set(document, told);
        return true;
      }
    }
    return false;
  }

  private PlatformFailure moving(OrderId order) {
    return PlatformFailure.of(
        FailureKind.CONFLICT,
        api.connection(),
        "The sale takes writes and does not show them. connection=%s, order=%s. It is tried again."
            .formatted(api.connection(), order));
  }
}
