package dev.lockstep.order.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.Finding;
import dev.lockstep.order.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a parcel can be delivered to an address. Its findings never show what the address says.
 */
final class AddressCheck {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private AddressCheck() {}

  static List<Finding> check(AddressRule rule, Address address) {
    List<String> faults = new ArrayList<>();
    if (isBlank(address.name()) && isBlank(address.company())) {
      faults.add("The recipient is missing: neither a name nor a company.");
    }
    checkLines(rule, address.lines(), faults);
    if (isBlank(address.city())) {
      faults.add("The city is missing.");
    }
    if (COUNTRY.matcher(address.country()).matches()) {
      Postcodes.fault(address.country(), address.postcode()).ifPresent(faults::add);
    } else {
      faults.add("The country is not an ISO 3166 code of two capitals.");
    }
    return faults.stream()
        .map(fault -> Findings.ofOrder(ExceptionCode.ADDRESS_INVALID, fault))
        .toList();
  }

  private static void checkLines(AddressRule rule, List<String> lines, List<String> faults) {
    if (lines.stream().allMatch(AddressCheck::isBlank)) {
      faults.add("The street is missing.");
    }
    if (lines.size() > rule.mostLines()) {
      faults.add(
          "The address has "
              + lines.size()
              + " street lines; the carrier takes "
              + rule.mostLines()
              + ".");
    }
    for (int i = 0; i < lines.size(); i++) {
      int length = lines.get(i).codePointCount(0, lines.get(i).length());
      if (length > rule.longestLine()) {
        faults.add(
            "Street line "
                + (i + 1)
                + " has "
                + length
                + " characters; the carrier takes "
                + rule.longestLine()
                + ".");
      }
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
