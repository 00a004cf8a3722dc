package dev.lockstep.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the two platforms hold of the orders, as their ledgers say. Units are by line id. */
final class LedgerEntries {
  private LedgerEntries() {}

  /**
   * An order in the storefront.
   *
   * @param shippable units the warehouse has to ship, by line id
   * @param cancelled units the storefront shows as cancelled, by line id
   * @param shown parcels the customer can see
   */
  record Placed(
      String order,
      @Nullable String number,
      boolean cancelledAsWhole,
      Map<String, Long> shippable,
      Map<String, Long> cancelled,
      List<ShownParcel> shown) {
    Placed {
      shippable = Map.copyOf(shippable);
      cancelled = Map.copyOf(cancelled);
      shown = List.copyOf(shown);
    }
  }

  /** A parcel in the storefront. */
  record ShownParcel(@Nullable String tracking, Map<String, Long> units) {
    ShownParcel {
      units = Map.copyOf(units);
    }
  }

  /**
   * All a warehouse has under one reference.
   *
   * @param created how many orders were ever created under the reference
   * @param parcels those that left and were not taken back
   * @param takenBack how many parcels were taken back after the customer may have seen them
   */
  record Held(
      String reference,
      String order,
      int created,
      boolean cancelledAsWhole,
      List<HeldLine> lines,
      List<SentParcel> parcels,
      int takenBack) {
    Held {
      lines = List.copyOf(lines);
      parcels = List.copyOf(parcels);
    }
  }

  /** A line of a warehouse order. */
  record HeldLine(String line, long ordered, long dispatched, long cancelled, long shorted) {
    long open() {
      return ordered - dispatched - cancelled - shorted;
    }
  }

  /** A parcel that left the warehouse. */
  record SentParcel(@Nullable String tracking, Map<String, Long> units) {
    SentParcel {
      units = Map.copyOf(units);
    }
  }
}
