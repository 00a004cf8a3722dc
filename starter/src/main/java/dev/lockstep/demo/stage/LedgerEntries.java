package dev.lockstep.demo.stage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two platforms hold of the orders, as their ledgers say. Units are by line id or by SKU. */
public final class LedgerEntries {
  private LedgerEntries() {}

  /**
   * An order in the storefront.
   *
   * @param shippable units the warehouse has to ship
   * @param cancelled units the storefront shows as cancelled
   * @param shown parcels the customer can see
   * @param refusalShown whether it says that a cancellation came too late, for some units at least
   */
  public record Placed(
      String order,
      @Nullable String number,
      boolean cancelledAsWhole,
      Map<String, Long> shippable,
      Map<String, Long> cancelled,
      List<ShownParcel> shown,
      boolean refusalShown) {
    public Placed {
      shippable = Map.copyOf(shippable);
      cancelled = Map.copyOf(cancelled);
      shown = List.copyOf(shown);
    }

    /** One whose cancellation was refused nowhere. */
    public Placed(
        String order,
        @Nullable String number,
        boolean cancelledAsWhole,
        Map<String, Long> shippable,
        Map<String, Long> cancelled,
        List<ShownParcel> shown) {
      this(order, number, cancelledAsWhole, shippable, cancelled, shown, false);
    }
  }

  /** A parcel in the storefront. */
  public record ShownParcel(@Nullable String tracking, Map<String, Long> units) {
    public ShownParcel {
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
  public record Held(
      String reference,
      String order,
      int created,
      boolean cancelledAsWhole,
      List<HeldLine> lines,
      List<SentParcel> parcels,
      int takenBack) {
    public Held {
      lines = List.copyOf(lines);
      parcels = List.copyOf(parcels);
    }
  }

  /** A line of a warehouse order. */
  public record HeldLine(String line, long ordered, long dispatched, long cancelled, long shorted) {
    public long open() {
      return ordered - dispatched - cancelled - shorted;
    }
  }

  /** A parcel that left the warehouse. */
  public record SentParcel(@Nullable String tracking, Map<String, Long> units) {
    public SentParcel {
      units = Map.copyOf(units);
    }
  }
}
