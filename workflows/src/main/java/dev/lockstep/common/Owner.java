package dev.lockstep.common;

/** Who has to act on an exception. */
public enum Owner {
  CUSTOMER_SERVICE("customer service"),
  E_COMMERCE("e-commerce"),
  OPERATIONS("operations"),
  MERCHANDISING("merchandising"),
  FINANCE("finance"),
  INTEGRATION_ENGINEERS("integration engineers");

  private final String words;

  Owner(String words) {
    this.words = words;
  }

  /** The owner as people say it. */
  public String words() {
    return words;
  }
}
