package dev.lockstep.platform.cin7core;

import java.util.List;
import java.util.stream.Stream;

/** The note that a warehouse has a fulfilment: its order ids in one attribute, by commas. */
record ReleasePlan(int attribute, String warehouseId) {

  Plan on(StoredSale sale) {
    List<String> noted =
        Attributes.read(sale, attribute).stream()
            .flatMap(ids -> Stream.of(ids.split(",\\s*")))
            .toList();
    return noted.contains(warehouseId)
        ? new Plan.Nothing()
        : Attributes.set(
            sale,
            attribute,
            String.join(",", Stream.concat(noted.stream(), Stream.of(warehouseId)).toList()));
  }
}
