package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.platform.deposco.DeposcoOrderRules.CancelledQuantity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** House words to wire: what we ask of Deposco. Pure. */
final class DraftMapping {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DIGEST_BYTES = 8;

  private final DeposcoSettings settings;

  DraftMapping(DeposcoSettings settings) {
    this.settings = settings;
  }

  /** A new order, with its lines and its first status. */
  ObjectNode order(WarehouseOrderDraft draft) {
    DeposcoOrderRules rules = settings.orders();
    ObjectNode order = head(draft);
    order.put("orderStatus", rules.createStatus().word());
    order.put("placedDate", draft.placedAt().toString());
    if (rules.orderSource() != null) {
      order.put("orderSource", rules.orderSource());
    }
    orderNumberField()
        .ifPresent(field -> {
          if (draft.orderNumber() != null) {
            order.put(field, draft.orderNumber());
          }
        });
    order.set("shipFromFacility", reference("number", draft.facility().value()));
    ArrayNode lines = order.putObject("orderLines").putArray("data");
    draft.lines().forEach(line -> lines.add(line(line)));
    return order;
  }

  /**
   * What an amendment may change. Neither a status, which Deposco refuses in an update, nor lines,
   * whose quantities only a cancellation may reduce.
   */
  ObjectNode amendment(WarehouseOrderDraft draft) {
    return head(draft);
  }

  private ObjectNode head(WarehouseOrderDraft draft) {
    ObjectNode order = JSON.objectNode();
    order.set("businessUnit", reference("code", settings.businessUnit()));
    order.put("number", draft.ref().value());
    order.put("shipVendor", draft.service().carrier());
    order.put("shipVia", draft.service().service());
    order.set("shipToContact", contact(draft.address()));
    order.set("shipToAddress", address(draft.address()));
    return order;
  }

  /** The units that shall not ship, as Deposco counts them. */
  Optional<ObjectNode> cancellation(List<Withheld> lines) {
    ObjectNode cancellation = JSON.objectNode();
    ArrayNode rows = cancellation.putArray("orderLines");
    for (Withheld line : lines) {
      int more = line.wanted() - line.already();
      if (more > 0) {
        ObjectNode row = rows.addObject();
        row.putObject("orderLine").set("id", id(line.lineId()));
        row.put(
            "canceledPackQuantity",
            settings.orders().cancelledQuantity() == CancelledQuantity.MORE ? more : line.wanted());
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(cancellation);
  }

  /**
   * Units of a line that shall not ship.
   *
   * @param lineId Deposco's own
   * @param already how many of them are cancelled already
   */
  record Withheld(String lineId, int wanted, int already) {}

  private ObjectNode line(DraftLine draft) {
    String sku = draft.sku().value();
    ObjectNode line = JSON.objectNode();
    line.put("lineNumber", lineNumber(draft.line()));
    line.put("customerLineNumber", draft.line().value());
    ObjectNode item = line.putObject("item").putObject("businessKey");
    item.put("number", sku);
    item.put("businessUnit.code", settings.businessUnit());
    ObjectNode pack = line.putObject("pack").putObject("businessKey");
    pack.put("item.number", sku);
    pack.put("quantity", 1);
    pack.put("item.businessUnit.code", settings.businessUnit());
    line.put("orderPackQuantity", draft.quantity().units());
    Money price = draft.unitPrice();
    if (price != null) {
      line.set("unitPrice", DecimalNode.valueOf(amount(price)));
    }
    return line;
  }

  private static BigDecimal amount(Money money) {
    return BigDecimal.valueOf(money.minorUnits(), money.fractionDigits());
  }

  /**
   * Our line id, or what is left of it: its beginning and a digest, the same in every repeat. The
   * whole id goes along as {@code customerLineNumber}.
   */
  static String lineNumber(LineId line) {
    String id = line.value();
    if (id.length() <= FieldLimits.LINE_NUMBER) {
      return id;
    }
    String digest = digest(id);
    return id.substring(0, FieldLimits.LINE_NUMBER - digest.length() - 1) + "~" + digest;
  }

  /** Which field takes the order number that people use. */
  Optional<String> orderNumberField() {
    return switch (settings.orders().orderNumberField()) {
      case OTHER_REFERENCE_NUMBER -> Optional.of("otherReferenceNumber");
      case CUSTOMER_ORDER_NUMBER -> Optional.of("customerOrderNumber");
      case NONE -> Optional.empty();
    };
  }

  /** Absent parts are sent as null, so that an amendment can take them away. */
  private static ObjectNode contact(Address address) {
    ObjectNode contact = JSON.objectNode();
    Optional<ContactName> name = ContactName.of(address.name());
    contact.put("firstName", name.map(ContactName::first).orElse(null));
    contact.put("lastName", name.map(ContactName::last).orElse(null));
    contact.put("phone", address.phone());
    contact.put("email", address.email());
    return contact;
  }

  private ObjectNode address(Address address) {
    boolean company = settings.orders().companyInLine4();
    ObjectNode sent = JSON.objectNode();
    sent.put("line1", streetLine(address, 0));
    sent.put("line2", streetLine(address, 1));
    sent.put("line3", streetLine(address, 2));
    sent.put("line4", company ? address.company() : streetLine(address, 3));
    sent.put("city", address.city());
    sent.put("stateProvince", address.region());
    sent.put("postalCode", address.postcode());
    sent.put("country", address.country());
    return sent;
  }

  private static @Nullable String streetLine(Address address, int index) {
    return index < address.lines().size() ? address.lines().get(index) : null;
  }

  private static ObjectNode reference(String key, String value) {
    ObjectNode reference = JSON.objectNode();
    reference.putObject("businessKey").put(key, value);
    return reference;
  }

  /** Ids are numbers; one that is not is given back as it came. */
  private static JsonNode id(String id) {
    return id.matches("\\d{1,18}") ? JSON.numberNode(Long.parseLong(id)) : JSON.textNode(id);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
