package dev.lockstep.demo.stage;

import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order source on stage, with what its account needs in the configuration. */
public interface Shop extends AutoCloseable {
  /** The keys of its connection, as lines of YAML. */
  String connection(Secrets secrets);

  /**
   * What its connection says of the receiver besides, as lines of YAML; often nothing.
   *
   * @param webhooks where its webhooks go
   */
  default String receiver(URI webhooks) {
    return "";
  }

  /** The keys of its webhook endpoint, as lines of YAML. */
  String endpoint(Secrets secrets);

  /** What its link needs beside facilities and services, as lines of YAML; often nothing. */
  String link();

  /** How fast each delivery service is that its orders name. */
  Map<String, Speed> services();

  /** The facility of each supply channel that its orders name. */
  Map<String, String> channels();

  /** From now on it tells Lockstep of its orders. */
  void announce(URI webhooks);

  /** From now on some of what it tells arrives twice, out of order, or on a second attempt. */
  void trouble();

  /** Waits until nothing that it has to tell is under way. */
  void drain(Duration atMost) throws InterruptedException;

  Set<OrderKind> kinds();

  Set<Act> acts();

  /** An order that nobody has heard of yet. */
  OrderOnStage prepare(OrderKind kind);

  /** What its ledger says, in the order of placing. */
  List<Placed> placed();

  UnitsBy unitsBy();

  /** Every name, street, e-mail address and phone number of its orders. */
  Set<String> personalData();

  Backstage backstage();

  @Override
  void close();
}
