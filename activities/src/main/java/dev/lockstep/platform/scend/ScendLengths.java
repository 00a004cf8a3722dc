package dev.lockstep.platform.scend;

import dev.lockstep.common.Setting;

/** The longest text each field takes, in characters. Longer ones are refused before sending. */
public record ScendLengths(
    @Setting(value = "ClientReference.", byDefault = "50") int reference,
    @Setting(value = "LineReference.", byDefault = "100") int lineReference,
    @Setting(value = "ProductCode.", byDefault = "30") int productCode,
    @Setting(value = "Name and Company, each.", byDefault = "60") int name,
    @Setting(value = "Line1, Line2 and Line3, each.", byDefault = "60") int line,
    @Setting(value = "Town and County, each.", byDefault = "40") int town,
    @Setting(value = "PostCode.", byDefault = "12") int postCode,
    @Setting(value = "Phone.", byDefault = "30") int phone,
    @Setting(value = "Email.", byDefault = "100") int email) {
  static final ScendLengths ASSUMED = new ScendLengths(50, 100, 30, 60, 60, 40, 12, 30, 100);
}
