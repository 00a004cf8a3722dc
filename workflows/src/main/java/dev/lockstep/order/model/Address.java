package dev.lockstep.order.model;

import dev.lockstep.common.PersonalData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes. Personal data: never leaves the activity that reads it.
 *
 * @param name the recipient as printed, first and last name joined
 * @param lines street lines in print order, none blank; the first is the street line
 * @param region county, state or province
 * @param country ISO 3166-1 alpha-2, upper case
 */
@PersonalData
public record Address(
    @Nullable String name,
    @Nullable String company,
    List<String> lines,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postcode,
    String country,
    @Nullable String phone,
    @Nullable String email) {
  public Address {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "Address[" + country + ", ***]";
  }
}
