package dev.lockstep.demo.stage;

import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A warehouse on stage, with what its account needs in the configuration.
 *
 * <p>It takes a second order under the same reference without a word, as careless ones do: if
 * Lockstep created one twice, the ledger would show it.
 */
public interface Depot extends AutoCloseable {
  /** The keys of its connection, as lines of YAML. */
  String connection(Secrets secrets);

  /** The keys of its webhook endpoint, as lines of YAML. */
  String endpoint(Secrets secrets);

  /** Its carrier and service for this, as YAML. */
  String service(Speed speed);

  /** From now on it tells Lockstep of what leaves. */
  void announce(URI webhooks);

  /** From now on some of what it tells arrives twice, out of order, or never. */
  void trouble();

  Set<Turn> turns();

  /**
   * Whatever it holds of this order, now or later, takes this turn.
   *
   * @param sku of the order's first line
   */
  void take(Turn turn, String order, String sku);

  /** The order goes on as usual. */
  void letGo(String order);

  /** Whether all it holds of the order has come so far as its turn lets it. */
  boolean holds(String order);

  /** Whether it has done this with the order that went out already. */
  boolean hasTaken(Turn turn, String order);

  /** Whether it has taken a change to the order. */
  boolean wasAmended(String order);

  /** Strikes the attempts to create the order. */
  FaultRule creates(String order, FaultKind kind);

  /** Strikes the calls about the order, whatever they want. */
  FaultRule calls(String order, FaultKind kind);

  /** Has goods of this SKU from now on. */
  void stock(String sku);

  /** What its ledger says. */
  List<Held> held(UnitsBy unitsBy);

  Backstage backstage();

  @Override
  void close();
}
