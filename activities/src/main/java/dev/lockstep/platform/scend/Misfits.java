package dev.lockstep.platform.scend;

import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Scend cannot take as it is. Each problem is a sentence that names the field, never its
 * content. Pure.
 */
final class Misfits {
  private static final int STREET_LINES = 3;

  private final ScendSettings settings;
  private final DraftMapping mapping;
  private final List<String> found = new ArrayList<>();

  private Misfits(ScendSettings settings, DraftMapping mapping) {
    this.settings = settings;
    this.mapping = mapping;
  }

  static List<String> of(WarehouseOrderDraft draft, ScendSettings settings, DraftMapping mapping) {
    Misfits misfits = new Misfits(settings, mapping);
    misfits.judge(draft);
    return List.copyOf(misfits.found);
  }

  private void judge(WarehouseOrderDraft draft) {
    ScendLengths longest = settings.lengths();
    String reference = draft.ref().value();
    fit("The reference", reference, longest.reference());
    if (!settings.orders().referencePattern().matcher(reference).matches()) {
      found.add("The reference has characters that Scend's reference may not have.");
    }
    if (draft.lines().isEmpty()) {
      found.add("The order has no lines to ship.");
    }
    List<OrderBody.Line> lines = mapping.lines(draft);
    for (int i = 0; i < lines.size(); i++) {
      String where = "Line " + (i + 1) + " of " + lines.size();
      fit(where + ": the line reference", lines.get(i).lineReference(), longest.lineReference());
      fit(where + ": the SKU", lines.get(i).productCode(), longest.productCode());
      if (lines.get(i).quantity() < 1) {
        found.add(where + ": the quantity is below 1.");
      }
    }
    judge(draft.address(), longest);
  }

  private void judge(Address address, ScendLengths longest) {
    fit("The recipient's name", address.name(), longest.name());
    fit("The company", address.company(), longest.name());
    if (address.lines().isEmpty()) {
      found.add("The address has no street line.");
    }
    if (address.lines().size() > STREET_LINES) {
      found.add(
          "The address has "
              + address.lines().size()
              + " street lines; Scend takes "
              + STREET_LINES
              + ".");
    }
    for (int i = 0; i < address.lines().size(); i++) {
      fit("Street line " + (i + 1), address.lines().get(i), longest.line());
    }
    if (address.city() == null) {
      found.add("The address has no town.");
    }
    fit("The town", address.city(), longest.town());
    fit("The county", address.region(), longest.town());
    fit("The postcode", address.postcode(), longest.postCode());
    fit("The phone number", address.phone(), longest.phone());
    fit("The e-mail address", address.email(), longest.email());
  }

  private void fit(String field, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      found.add(field + " has " + length + " characters; Scend takes " + longest + ".");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      found.add(field + " has a line break or another control character.");
    }
  }
}
