package dev.lockstep.platform.deposco;

/**
 * The longest text each field takes, in UTF-16 units as Deposco's validation counts them. One field
 * that is too long has the whole order refused.
 */
final class FieldLimits {
  static final int NUMBER = 50;
  static final int LINE_NUMBER = 55;
  static final int CUSTOMER_LINE_NUMBER = 100;
  static final int ITEM = 40;
  static final int FACILITY = 20;
  static final int SHIP_VIA = 50;
  static final int SHIP_VENDOR = 50;
  static final int ORDER_NUMBER = 50;

  /** First and last name, each. */
  static final int NAME = 30;

  static final int EMAIL = 50;
  static final int PHONE = 30;
  static final int ADDRESS_LINE = 64;
  static final int CITY = 30;
  static final int REGION = 100;
  static final int POSTCODE = 20;
  static final int COUNTRY = 2;

  private FieldLimits() {}
}
