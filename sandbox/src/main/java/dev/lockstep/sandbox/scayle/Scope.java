package dev.lockstep.sandbox.scayle;

/** A resource that a key may use, with the default number of calls a minute. */
public enum Scope {
  ORDERS_READ("ordersRead", 1000),
  ORDERS_WRITE("ordersWrite", 300),
  FULFILLMENT_WRITE("fulfillmentWrite", 300),
  MERCHANTS_READ("merchantsRead", 1000),
  WEBHOOKS_READ("webhooksRead", 1000);

  private final String wire;
  private final int perMinute;

  Scope(String wire, int perMinute) {
    this.wire = wire;
    this.perMinute = perMinute;
  }

  public String wire() {
    return wire;
  }

  public int perMinute() {
    return perMinute;
  }
}
