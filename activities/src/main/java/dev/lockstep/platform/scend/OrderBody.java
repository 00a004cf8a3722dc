package dev.lockstep.platform.scend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.lockstep.common.PersonalData;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is sent to Scend. Absent values are left out. */
@PersonalData
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderBody(
    String clientReference,
    String clientCode,
    String orderDate,
    String channel,
    String warehouseCode,
    @Nullable String customerReference,
    Service deliveryService,
    Destination deliveryAddress,
    String currencyCode,
    BigDecimal orderValue,
    boolean allowPartDispatch,
    List<Line> lines) {

  @JsonNaming(UpperCamelCaseStrategy.class)
  record Service(String carrierCode, String serviceCode) {}

  /** Its absent values are sent as null, so that an amendment can take them away. */
  @PersonalData
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Destination(
      @Nullable String name,
      @Nullable String company,
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String line3,
      @Nullable String town,
      @Nullable String county,
      @Nullable String postCode,
      String countryCode,
      @Nullable String phone,
      @Nullable String email) {
    @Override
    public String toString() {
      return "Destination[" + countryCode + ", ***]";
    }
  }

  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String lineReference, String productCode, int quantity, @Nullable BigDecimal unitPrice) {}

  /** What an amendment may change. */
  @PersonalData
  @JsonNaming(UpperCamelCaseStrategy.class)
  record Amendment(String clientCode, Service deliveryService, Destination deliveryAddress) {
    @Override
    public String toString() {
      return "Amendment[***]";
    }
  }

  /** What shall not ship; without lines all of it. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cancellation(String clientCode, String reason, @Nullable List<CancelledLine> lines) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  record CancelledLine(String lineReference, int quantity) {}

  @Override
  public String toString() {
    return "OrderBody[" + clientReference + ", " + lines.size() + " lines]";
  }
}
