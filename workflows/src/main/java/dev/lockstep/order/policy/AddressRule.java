package dev.lockstep.order.policy;

/**
 * What the carriers of a link take as an address.
 *
 * @param longestLine characters per street line, house number counted in
 * @param mostLines street lines
 */
public record AddressRule(int longestLine, int mostLines) {
  public static final AddressRule DEFAULT = new AddressRule(35, 3);

  public AddressRule {
    if (longestLine < 10 || longestLine > 200) {
      throw new IllegalArgumentException("longestLine must be between 10 and 200: " + longestLine);
    }
    if (mostLines < 1 || mostLines > 10) {
      throw new IllegalArgumentException("mostLines must be between 1 and 10: " + mostLines);
    }
  }
}
