package dev.lockstep.platform.deposco;

import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Deposco cannot take as it is. Each problem is a sentence that names the field, never its
 * content. Pure.
 */
final class Misfits {
  private static final int ADDRESS_LINES = 4;

  private final DeposcoOrderRules rules;
  private final List<String> found = new ArrayList<>();

  private Misfits(DeposcoOrderRules rules) {
    this.rules = rules;
  }

  static List<String> of(WarehouseOrderDraft draft, DeposcoOrderRules rules) {
    Misfits misfits = new Misfits(rules);
    misfits.judge(draft);
    misfits.judge(draft.address());
    return List.copyOf(misfits.found);
  }

  private void judge(WarehouseOrderDraft draft) {
    fit("The reference", draft.ref().value(), FieldLimits.NUMBER);
    if (rules.orderNumberField() != DeposcoOrderRules.OrderNumberField.NONE) {
      fit("The order number", draft.orderNumber(), FieldLimits.ORDER_NUMBER);
    }
    fit("The facility", draft.facility().value(), FieldLimits.FACILITY);
    fit("The carrier", draft.service().carrier(), FieldLimits.SHIP_VENDOR);
    fit("The service", draft.service().service(), FieldLimits.SHIP_VIA);
    List<DraftLine> lines = draft.lines();
    if (lines.isEmpty()) {
      found.add("The order has no lines to ship.");
    }
    if (lines.size() > rules.mostLines()) {
      found.add(
          "The order has "
              + lines.size()
              + " lines; Deposco takes "
              + rules.mostLines()
              + " in one request.");
    }
    for (int i = 0; i < lines.size(); i++) {
      String where = "Line " + (i + 1) + " of " + lines.size();
      fit(where + ": the line id", lines.get(i).line().value(), FieldLimits.CUSTOMER_LINE_NUMBER);
      fit(where + ": the SKU", lines.get(i).sku().value(), FieldLimits.ITEM);
      if (lines.get(i).quantity().isZero()) {
        found.add(where + ": the quantity is below 1.");
      }
    }
  }

  private void judge(Address address) {
    String name = address.name();
    control("The recipient's name", name);
    if (name != null && !name.isBlank() && ContactName.of(name).isEmpty()) {
      found.add(
          "The recipient's name does not divide into a first and a last name of "
              + FieldLimits.NAME
              + " characters each.");
    }
    judgeStreet(address);
    fit("The town", address.city(), FieldLimits.CITY);
    fit("The region", address.region(), FieldLimits.REGION);
    fit("The postcode", address.postcode(), FieldLimits.POSTCODE);
    if (address.country().length() != FieldLimits.COUNTRY) {
      found.add("The country is not a code of two letters.");
    }
    fit("The phone number", address.phone(), FieldLimits.PHONE);
    fit("The e-mail address", address.email(), FieldLimits.EMAIL);
    String email = address.email();
    if (email != null && email.chars().filter(letter -> letter == '@').count() > 1) {
      found.add("There is more than one e-mail address; Deposco takes one.");
    }
  }

  private void judgeStreet(Address address) {
    String company = address.company();
    boolean hasCompany = company != null && !company.isBlank();
    if (hasCompany && !rules.companyInLine4()) {
      found.add("The address has a company, for which Deposco has no field.");
    }
    fit("The company", company, FieldLimits.ADDRESS_LINE);
    int most = rules.companyInLine4() ? ADDRESS_LINES - 1 : ADDRESS_LINES;
    int lines = address.lines().size();
    if (lines == 0) {
      found.add("The address has no street line.");
    }
    if (lines > most) {
      found.add("The address has " + lines + " street lines; Deposco takes " + most + ".");
    }
    for (int i = 0; i < lines; i++) {
      fit("Street line " + (i + 1), address.lines().get(i), FieldLimits.ADDRESS_LINE);
    }
  }

  private void fit(String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      found.add(field + " has " + text.length() + " characters; Deposco takes " + longest + ".");
    }
    control(field, text);
  }

  private void control(String field, @Nullable String text) {
    if (text != null && text.chars().anyMatch(Character::isISOControl)) {
      found.add(field + " has a line break or another control character.");
    }
  }
}
