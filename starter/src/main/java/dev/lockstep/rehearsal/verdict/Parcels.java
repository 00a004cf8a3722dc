package dev.lockstep.rehearsal.verdict;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the parcels of one order that the customer sees with those that left. */
final class Parcels {
  /** Somebody knows already that the two sides differ. */
  private static final Set<ExceptionCode> DIFFERENCE_KNOWN =
      Collections.unmodifiableSet(
          EnumSet.of(
              ExceptionCode.SHIPMENT_VOIDED,
              ExceptionCode.SHIPMENT_IMPLAUSIBLE,
              ExceptionCode.TRACKING_REFUSED));

  private final List<SentParcel> sent;
  private final List<SentParcel> unseen;
  private final List<ShownParcel> unknown = new ArrayList<>();
  private final int takenBack;
  private final Set<ExceptionCode> codes;

  Parcels(List<ShownParcel> shown, List<Held> holdings, Set<ExceptionCode> codes) {
    this.sent = holdings.stream().flatMap(holding -> holding.parcels().stream()).toList();
    this.unseen = new ArrayList<>(sent);
    this.takenBack = holdings.stream().mapToInt(Held::takenBack).sum();
    this.codes = codes;
    for (ShownParcel parcel : shown) {
      if (!match(parcel)) {
        unknown.add(parcel);
      }
    }
  }

  Map<Violation, String> flaws() {
    Map<Violation, String> flaws = new EnumMap<>(Violation.class);
    if (unknown.size() > takenBack && Collections.disjoint(codes, DIFFERENCE_KNOWN)) {
      flaws.put(
          Violation.PARCELS_DIFFER,
          "The storefront shows %d parcels of which the warehouse knows nothing; %d left."
              .formatted(unknown.size() - takenBack, sent.size()));
    } else if (!unseen.isEmpty() && codes.isEmpty()) {
      flaws.put(
          Violation.UNCONFIRMED,
          "%d of %d parcels left without their tracking in the storefront."
              .formatted(unseen.size(), sent.size()));
    }
    return flaws;
  }

  /** The same number and the same content. */
  private boolean match(ShownParcel shown) {
    for (SentParcel parcel : unseen) {
      if (parcel.tracking() != null
          && parcel.tracking().equals(shown.tracking())
          && parcel.units().equals(shown.units())) {
        unseen.remove(parcel);
        return true;
      }
    }
    return false;
  }
}
