package dev.lockstep.platform.scayle;

import dev.lockstep.common.Setting;
import java.util.List;
import java.util.Set;

/** How addresses of the Admin API become printed lines. */
public record ScayleAddressRules(
    @Setting(
            value =
                "separate: street and house number are joined; combined: the street has the number.",
            byDefault = "separate")
        StreetForm street,
    @Setting(
            value =
                "Street lines of an order to a pick-up point, with {description}, {key},"
                    + " {customerKey}, {type} and {street}; what is not known is left out. Empty"
                    + " ignores pick-up points.",
            byDefault = "['{customerKey}', '{description} {key}', '{street}']")
        List<String> collectionPoint,
    @Setting(
            value = "Types of contact whose value is a telephone number, the best one first.",
            byDefault = "[carrier, phone, mobile]")
        List<String> phoneContacts) {
  private static final Set<String> KNOWN =
      Set.of("description", "key", "customerKey", "type", "street");

  static final ScayleAddressRules ASSUMED =
      new ScayleAddressRules(
          StreetForm.SEPARATE,
          List.of("{customerKey}", "{description} {key}", "{street}"),
          List.of("carrier", "phone", "mobile"));

  public ScayleAddressRules {
    collectionPoint = List.copyOf(collectionPoint);
    phoneContacts = List.copyOf(phoneContacts);
    for (String line : collectionPoint) {
      String rest = line;
      for (String name : KNOWN) {
        rest = rest.replace("{" + name + "}", "");
      }
      if (rest.indexOf('{') >= 0) {
        throw new IllegalArgumentException(
            "A line of collectionPoint names something unknown. Use {description}, {key},"
                + " {customerKey}, {type}, {street}.");
      }
    }
  }

  /** How street and number stand in the fields. */
  public enum StreetForm {
    /** {@code street} and {@code houseNumber}. */
    SEPARATE,
    /** {@code streetHouseNumber}, else {@code street}, has both. */
    COMBINED
  }
}
