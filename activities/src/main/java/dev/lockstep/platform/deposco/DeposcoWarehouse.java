package dev.lockstep.platform.deposco;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Sku;
import dev.lockstep.http.Effect;
import dev.lockstep.http.UnreadableAnswer;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deposco as the port of warehouses wants it. */
final class DeposcoWarehouse implements Warehouse {
  private final ConnectionId connection;
  private final DeposcoSettings settings;
  private final DeposcoClient client;
  private final DraftMapping drafts;
  private final SalesOrders orders;
  private final Cancellations cancellations;
  private final DeposcoShipments shipments;
  private final KnownItems items;

  DeposcoWarehouse(ConnectionId connection, DeposcoSettings settings, PlatformContext context) {
    this.connection = connection;
    this.settings = settings;
    this.client = new DeposcoClient(connection, settings, context);
    this.drafts = new DraftMapping(settings);
    StatusWords words = new StatusWords(connection, settings.statusMap());
    Listing listing = new Listing(client, settings.pace().mostPages());
    this.orders = new SalesOrders(connection, settings, client, listing, words::stageOf);
    this.cancellations = new Cancellations(connection, settings.orders(), client, orders, drafts);
    this.shipments = new DeposcoShipments(connection, settings, client, listing, orders);
    this.items = new KnownItems(connection, settings, client, listing, context.clock());
  }

  @Override
  public Set<Capability> capabilities() {
    DeposcoOrderRules rules = settings.orders();
    Set<Capability> capabilities = EnumSet.of(Capability.FULFILMENT_FEED);
    if (rules.createIsUpsert()) {
      capabilities.add(Capability.KEYED_CREATE);
    }
    // An amendment is the same call as a create: where that makes a second order, so would this.
    if (rules.amend() && rules.createIsUpsert()) {
      capabilities.add(Capability.AMEND);
    }
    if (rules.cancelLines()) {
      capabilities.add(Capability.CANCEL_LINES);
    }
    if (settings.skuLookup()) {
      capabilities.add(Capability.SKU_LOOKUP);
    }
    return Set.copyOf(capabilities);
  }

  @Override
  public Optional<WarehouseOrder> find(FulfilmentRef ref) {
    List<HeldOrder> copies = orders.locate(ref);
    return copies.isEmpty() ? Optional.empty() : Optional.of(HeldOrder.together(ref, copies));
  }

  /**
   * Looks before it sends: a create of a number that exists would overwrite what stands under it.
   */
  @Override
  public Creation create(WarehouseOrderDraft draft) {
    Optional<WarehouseOrder> there = find(draft.ref());
    if (there.isPresent()) {
      WarehouseOrder held = there.get();
      boolean same =
          held.stage() != FulfilmentStage.CANCELLED && Comparison.of(draft, held).isEqual();
      return same
          ? new Creation.Created(held.warehouseId(), held.rawStatus())
          : new Creation.ReferenceTaken();
    }
    return switch (client.put(drafts.order(draft))) {
      case DeposcoAnswer.Good good ->
          client.understand(
              Effect.WRITE,
              "create",
              good.json(),
              json -> created(Resource.single(json, "salesOrder"), draft.ref()));
      case DeposcoAnswer.Bad bad -> refused(draft, bad.refusal());
    };
  }

  private static Creation created(Resource order, FulfilmentRef ref) {
    if (!order.requireText("number").equals(ref.value())) {
      throw new UnreadableAnswer(order.pathOf("number"), "is not the one that was sent");
    }
    return new Creation.Created(order.requireId(), order.requireText("orderStatus"));
  }

  private Creation refused(WarehouseOrderDraft draft, DeposcoRefusal refusal) {
    if (refusal.saysThatItExists()) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          connection,
          "Deposco has an order of this number that its listing does not show yet. connection=%s, ref=%s. It is looked up again."
              .formatted(connection, draft.ref()));
    }
    if (refusal.httpStatus() == 404 && refusal.texts().isEmpty()) {
      throw PlatformFailure.of(
          FailureKind.OUTCOME_UNKNOWN,
          connection,
          "Something other than Deposco answered. connection=%s, call=create, status=404. Check the base address; it is looked up again."
              .formatted(connection));
    }
    ExceptionCode code = refusal.code(settings.refusalMap());
    return new Creation.Refused(code, refusal.reason(shownOf(draft)));
  }

  /** What a refusal of this draft may be shown to say. */
  private RefusalText shownOf(WarehouseOrderDraft draft) {
    List<String> known = new ArrayList<>();
    known.add(draft.ref().value());
    known.add(draft.facility().value());
    known.add(draft.service().carrier());
    known.add(draft.service().service());
    known.add(settings.businessUnit());
    draft.lines().forEach(line -> known.add(line.sku().value()));
    return RefusalText.of(known, personal(draft.address()));
  }

  private static List<String> personal(Address address) {
    return Stream.concat(
            address.lines().stream(),
            Stream.of(
                    Optional.ofNullable(address.name()),
                    Optional.ofNullable(address.company()),
                    Optional.ofNullable(address.city()),
                    Optional.ofNullable(address.region()),
                    Optional.ofNullable(address.postcode()),
                    Optional.ofNullable(address.phone()),
                    Optional.ofNullable(address.email()))
                .flatMap(Optional::stream))
        .toList();
  }

  @Override
  public Amending amend(WarehouseOrderDraft draft) {
    require(Capability.AMEND);
    List<HeldOrder> copies = orders.locate(draft.ref());
    if (copies.isEmpty()) {
      // Sent all the same, it would become an order without lines.
      throw PlatformFailure.of(
          FailureKind.NOT_FOUND,
          connection,
          "Deposco has no order to amend. connection=%s, ref=%s. Look in the warehouse."
              .formatted(connection, draft.ref()));
    }
    HeldOrder held = HeldOrder.mainOf(copies);
    if (!mayBeAmended(held.stage())) {
      return new Amending.NotAmendable(held.rawStatus());
    }
    return switch (client.put(drafts.amendment(draft))) {
      case DeposcoAnswer.Good good -> new Amending.Amended();
      case DeposcoAnswer.Bad bad -> notAmended(held, bad.refusal());
    };
  }

  private static boolean mayBeAmended(FulfilmentStage stage) {
    return switch (stage) {
      case ACCEPTED, RECEIVED, ON_HOLD, BACKORDERED, QUERIED, ALLOCATED, UNMAPPED -> true;
      case RELEASED,
          PICKING,
          PICKED,
          PACKING,
          PACKED,
          PART_DISPATCHED,
          DISPATCHED,
          DELIVERED,
          CANCEL_REQUESTED,
          CANCELLED,
          REJECTED ->
          false;
    };
  }

  private Amending notAmended(HeldOrder before, DeposcoRefusal refusal) {
    if (refusal.httpStatus() != 400) {
      throw client.rejected("amendment", refusal);
    }
    return new Amending.NotAmendable(
        orders.byId(before.id()).map(HeldOrder::rawStatus).orElse(before.rawStatus()));
  }

  @Override
  public Cancelling cancel(FulfilmentRef ref, List<LineQuantity> lines, String reason) {
    if (lines.isEmpty()) {
      return cancellations.whole(ref);
    }
    require(Capability.CANCEL_LINES);
    return cancellations.lines(ref, lines);
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
    return orders.changedSince(since, cursor);
  }

  @Override
  public Set<Sku> unknownAmong(Set<Sku> skus) {
    return settings.skuLookup() ? items.unknownAmong(skus) : Set.of();
  }

  @Override
  public List<String> misfits(WarehouseOrderDraft draft) {
    return Misfits.of(draft, settings.orders());
  }

  private void require(Capability capability) {
    if (!capabilities().contains(capability)) {
      throw PlatformFailure.lacking(connection, capability);
    }
  }
}
