package dev.lockstep.sandbox.cin7core.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One sale, ready to be placed.
 *
 * @param sale head and order in the platform's shape
 * @param money what has been paid when it is placed
 * @param progress how far the merchant goes himself
 * @param correction the shipping address that mends a bad one, else null
 */
public record Cin7Sample(
    Cin7SampleKind kind,
    ObjectNode sale,
    Money money,
    Progress progress,
    @Nullable ObjectNode correction) {

  /** What has been paid. */
  public enum Money {
    NONE,
    PREPAID,
    INVOICED_AND_PAID,
    INVOICED_AND_PAID_IN_PART
  }

  /** What the merchant does before anybody else. */
  public enum Progress {
    NONE,
    PLACEHOLDER,
    PICKED,
    PACKED
  }

  public boolean releasable() {
    return kind.releasable();
  }

  public String saleId() {
    return sale.path("ID").asText();
  }
}
