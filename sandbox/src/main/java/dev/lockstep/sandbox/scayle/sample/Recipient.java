package dev.lockstep.sandbox.scayle.sample;

import org.jspecify.annotations.Nullable;

/**
 * Who gets the goods, and where.
 *
 * @param gender {@code m}, {@code f} or {@code d}
 * @param country ISO 3166 alpha-2, upper case
 */
public record Recipient(
    String firstName,
    String lastName,
    String gender,
    @Nullable String street,
    @Nullable String houseNumber,
    @Nullable String additional,
    String zipCode,
    String city,
    String country,
    @Nullable String phone,
    String email,
    @Nullable CollectionPoint collectionPoint) {

  /** A pick-up point; {@code customerKey} is the customer's number there. */
  public record CollectionPoint(String key, String customerKey, String description, String type) {}

  Recipient withZipCode(String newZipCode) {
    return new Recipient(
        firstName,
        lastName,
        gender,
        street,
        houseNumber,
        additional,
        newZipCode,
        city,
        country,
        phone,
        email,
        collectionPoint);
  }

  Recipient withoutStreet() {
    return new Recipient(
        firstName,
        lastName,
        gender,
        null,
        null,
        additional,
        zipCode,
        city,
        country,
        phone,
        email,
        collectionPoint);
  }

  Recipient withoutOptionalParts() {
    return new Recipient(
        firstName,
        lastName,
        gender,
        street,
        houseNumber,
        null,
        zipCode,
        city,
        country,
        null,
        email,
        null);
  }

  Recipient at(CollectionPoint point) {
    return new Recipient(
        firstName,
        lastName,
        gender,
        street,
        houseNumber,
        additional,
        zipCode,
        city,
        country,
        phone,
        email,
        point);
  }
}
