package dev.lockstep.order.policy;

import dev.lockstep.order.LineProgress;
import dev.lockstep.order.model.Delivery;
import java.util.List;

/**
 * What a warehouse's shipments come to, for one fulfilment.
 *
 * <p>A shipment with a line or a quantity the fulfilment never had is implausible: it is neither
 * counted nor made a delivery, so that the fulfilment stays open until somebody has looked.
 *
 * @param progress where each released line stands, in the order of the release
 * @param deliveries what the order source shall show
 * @param voided ids of shipments the warehouse took back
 * @param takenBack keys of the deliveries that those were
 * @param parcels how many parcels the deliveries hold
 * @param untracked how many of them have no tracking number yet
 * @param implausible what cannot be, each in one sentence
 */
public record Dispatches(
    List<LineProgress> progress,
    List<Delivery> deliveries,
    List<String> voided,
    List<String> takenBack,
    int parcels,
    int untracked,
    List<String> implausible) {
  public Dispatches {
    progress = List.copyOf(progress);
    deliveries = List.copyOf(deliveries);
    voided = List.copyOf(voided);
    takenBack = List.copyOf(takenBack);
    implausible = List.copyOf(implausible);
  }

  /** Whether nothing of the fulfilment is open any more. */
  public boolean isComplete() {
    return implausible.isEmpty() && progress.stream().allMatch(line -> line.open().isZero());
  }
}
