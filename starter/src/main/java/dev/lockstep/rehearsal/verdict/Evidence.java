package dev.lockstep.rehearsal.verdict;

import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.util.List;

/**
 * All a checker may read: what was planned, and what the platforms' ledgers say after the run.
 *
 * @param planned every order of the run, whatever became of it
 * @param placed orders as their sources hold them, over all links
 * @param held orders as the warehouses hold them, over all links, in the units of their source
 * @param parked what Lockstep says is in front of a person; an order may be there more than once
 * @param forged hints that nobody of the platforms sent
 */
public record Evidence(
    List<Planned> planned,
    List<Placed> placed,
    List<Held> held,
    List<ParkedOrder> parked,
    List<Forged> forged) {
  public Evidence {
    planned = List.copyOf(planned);
    placed = List.copyOf(placed);
    held = List.copyOf(held);
    parked = List.copyOf(parked);
    forged = List.copyOf(forged);
  }
}
