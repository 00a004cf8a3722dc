package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.http.Effect;
import dev.lockstep.http.OncePerWord;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.scend.ScendOrderRules.CreateVerb;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scend as the port of warehouses wants it: one question or command, one call. */
final class ScendWarehouse implements Warehouse {
  private static final Logger LOG = LoggerFactory.getLogger(ScendWarehouse.class);

  private final ConnectionId connection;
  private final ScendSettings settings;
  private final ScendClient client;
  private final InstantSource clock;
  private final ScendErrors errors;
  private final StatusWords words;
  private final DraftMapping drafts;
  private final OrderMapping orders;
  private final ScendShipments shipments;
  private final ScendProducts products;
  private final OncePerWord unknownWords = new OncePerWord();

  ScendWarehouse(ConnectionId connection, ScendSettings settings, PlatformContext context) {
    this.connection = connection;
    this.settings = settings;
    this.client = new ScendClient(connection, settings, context);
    this.clock = context.clock();
    this.errors = new ScendErrors(settings.refusalMap());
    this.words = new StatusWords(settings.statusMap());
    this.drafts = new DraftMapping(settings);
    this.orders = new OrderMapping(settings.zone(), this::stageOf);
    this.shipments = new ScendShipments(connection, settings, client);
    this.products = new ScendProducts(client, context.clock(), settings.skuKnownFor());
  }

  @Override
  public Set<Capability> capabilities() {
    ScendOrderRules rules = settings.orders();
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    if (rules.createVerb() == CreateVerb.PUT) {
      capabilities.add(Capability.KEYED_CREATE);
    }
    // Of merged lines nobody could say afterwards which of them was cancelled.
    if (rules.cancelLines() && !rules.mergeSameSku()) {
      capabilities.add(Capability.CANCEL_LINES);
    }
    if (rules.amend()) {
      capabilities.add(Capability.AMEND);
    }
    if (settings.skuLookup()) {
      capabilities.add(Capability.SKU_LOOKUP);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<WarehouseOrder> find(FulfilmentRef ref) {
    return switch (client.order(ref)) {
      case ScendAnswer.Good good -> {
        WarehouseOrder order =
            client.understand(
                Effect.READ,
                "look-up",
                good.json(),
                json -> orders.read(WireObject.root(json), ref));
        warnOfSlowIntake(order);
        yield Optional.of(order);
      }
      case ScendAnswer.Absent absent -> Optional.empty();
      case ScendAnswer.Bad bad -> throw client.rejected("look-up", bad.refusal());
    };
  }

  @Override
  public Creation create(WarehouseOrderDraft draft) {
    return switch (client.create(draft.ref(), drafts.order(draft))) {
      case ScendAnswer.Good good ->
          client.understand(
              Effect.WRITE, "create", good.json(), json -> created(good.httpStatus(), json, draft));
      case ScendAnswer.Absent absent -> throw client.absent("create");
      case ScendAnswer.Bad bad -> refused(bad.refusal());
    };
  }

  private Creation created(int httpStatus, JsonNode json, WarehouseOrderDraft draft) {
    if (httpStatus == 202) {
      return new Creation.Accepted();
    }
    WireObject order = WireObject.root(json);
    OrderMapping.requireReference(order, draft.ref());
    String rawStatus = order.requireText("Status");
    Optional<String> id = order.text("OrderId");
    if (id.isEmpty() && stageOf(rawStatus) == FulfilmentStage.ACCEPTED) {
      return new Creation.Accepted();
    }
    return new Creation.Created(id.orElseThrow(() -> order.missing("OrderId")), rawStatus);
  }

  private Creation refused(ScendRefusal refusal) {
    boolean taken =
        refusal.hasCode("DUPLICATE_REFERENCE")
            || (refusal.code().isEmpty()
                && settings.orders().createConflictStatuses().contains(refusal.httpStatus()));
    return taken
        ? new Creation.ReferenceTaken()
        : new Creation.Refused(errors.exceptionFor(refusal), refusal.reason());
  }

  @Override
  public Amending amend(WarehouseOrderDraft draft) {
    require(Capability.AMEND, "amend orders", "orders.amend");
    return switch (client.amend(draft.ref(), drafts.amendment(draft))) {
      case ScendAnswer.Good good -> new Amending.Amended();
      case ScendAnswer.Absent absent -> throw client.absent("amend");
      case ScendAnswer.Bad bad -> notAmended(bad.refusal());
    };
  }

  private Amending notAmended(ScendRefusal refusal) {
    if (refusal.httpStatus() == 412) {
      throw client.rejected("amend", refusal);
    }
    return new Amending.NotAmendable(
        refusal.hasCode("NOT_AMENDABLE")
            ? refusal.rawStatus().orElse("NOT_AMENDABLE")
            : refusal.reason());
  }

  @Override
  public Cancelling cancel(FulfilmentRef ref, List<LineQuantity> lines, String reason) {
    if (!lines.isEmpty()) {
      require(Capability.CANCEL_LINES, "cancel single lines", "orders.cancelLines");
    }
    return switch (client.cancel(ref, drafts.cancellation(lines, reason))) {
      case ScendAnswer.Good good ->
          client.understand(
              Effect.WRITE,
              "cancel",
              good.json(),
              json -> cancelled(WireObject.root(json), lines.isEmpty()));
      case ScendAnswer.Absent absent -> new Cancelling.Unknown();
      case ScendAnswer.Bad bad -> notCancelled(bad.refusal());
    };
  }

  private Cancelling cancelled(WireObject answer, boolean wholeOrder) {
    String rawStatus = answer.text("Status").orElse("");
    String result = answer.text("Result").orElse("");
    return switch (result) {
      case "CANCELLED" -> new Cancelling.Cancelled();
      case "CANCEL_REQUESTED" -> new Cancelling.Pending(orElse(rawStatus, result));
      case "TOO_LATE" -> new Cancelling.TooLate(orElse(rawStatus, result));
      // Asked for all of it, and some of it goes on: the order as such ships.
      case "PARTLY_CANCELLED" ->
          wholeOrder
              ? new Cancelling.TooLate(orElse(rawStatus, result))
              : new Cancelling.Cancelled();
      default ->
          switch (stageOf(rawStatus)) {
            case CANCELLED, REJECTED -> new Cancelling.Cancelled();
            case CANCEL_REQUESTED -> new Cancelling.Pending(rawStatus);
            case ACCEPTED,
                RECEIVED,
                ON_HOLD,
                BACKORDERED,
                QUERIED,
                ALLOCATED,
                RELEASED,
                PICKING,
                PICKED,
                PACKING,
                PACKED,
                PART_DISPATCHED,
                DISPATCHED,
                DELIVERED,
                UNMAPPED ->
                throw new UnreadableAnswer("Result", "is unknown");
          };
    };
  }

  private Cancelling notCancelled(ScendRefusal refusal) {
    boolean tooLate =
        refusal.hasCode("TOO_LATE", "ALREADY_DISPATCHED")
            || (refusal.code().isEmpty() && refusal.httpStatus() == 409);
    if (tooLate) {
      return new Cancelling.TooLate(refusal.rawStatus().orElseGet(refusal::reason));
    }
    throw client.rejected("cancel", refusal);
  }

  @Override
  public List<Shipment> shipments(FulfilmentRef ref) {
    return shipments.of(ref);
  }

  @Override
  public Page<Shipment> shippedSince(Instant since, Optional<String> cursor) {
    return shipments.since(since, cursor);
  }

  @Override
  public Page<ChangedFulfilment> changedSince(Instant since, Optional<String> cursor) {
    throw PlatformFailure.lacking(connection, Capability.FULFILMENT_FEED);
  }

  @Override
  public Set<Sku> unknownAmong(Set<Sku> skus) {
    return settings.skuLookup() ? products.unknownAmong(skus) : Set.of();
  }

  @Override
  public List<String> misfits(WarehouseOrderDraft draft) {
    return Misfits.of(draft, settings, drafts);
  }

  private FulfilmentStage stageOf(String word) {
    FulfilmentStage stage = words.stageOf(word);
    if (stage == FulfilmentStage.UNMAPPED) {
      unknownWords.firstTime(
          word,
          () ->
              LOG.warn(
                  "Scend uses a status word that is not mapped. connection={}, word={}. Integration engineers add it to statusMap.",
                  connection,
                  word));
    }
    return stage;
  }

  private void warnOfSlowIntake(WarehouseOrder order) {
    Instant since = order.statusSince();
    Duration within = settings.orders().asyncIntakeWithin();
    if (order.stage() == FulfilmentStage.ACCEPTED
        && since != null
        && since.plus(within).isBefore(clock.instant())) {
      LOG.warn(
          "Scend took an order in and has not decided on it. connection={}, ref={}, since={}, within={}. Operations ask the warehouse.",
          connection,
          order.ref(),
          since,
          within);
    }
  }

  private void require(Capability capability, String what, String key) {
    if (!capabilities().contains(capability)) {
      throw PlatformFailure.of(
          FailureKind.REJECTED,
          connection,
          "This connection does not %s. connection=%s, capability=%s. Do it in the warehouse, or see the setting %s."
              .formatted(what, connection, capability, key));
    }
  }

  private static String orElse(String status, String result) {
    return status.isEmpty() ? result : status;
  }
}
