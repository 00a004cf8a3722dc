package dev.lockstep.platform.commercetools;

import java.util.List;
import java.util.stream.Stream;

/**
 * The note that a warehouse has a fulfilment: the channel's sync info names the warehouse's ids,
 * those of a split order separated by commas, since a channel holds one entry only.
 */
record ReleasePlan(String channelKey, String channelId, String warehouseId) {

  Plan on(StoredOrder stored) {
    List<String> noted =
        stored.syncedAs(channelId).stream().flatMap(ids -> Stream.of(ids.split(","))).toList();
    if (noted.contains(warehouseId)) {
      return new Plan.Nothing();
    }
    String all = String.join(",", Stream.concat(noted.stream(), Stream.of(warehouseId)).toList());
    return Plan.of(List.of(Actions.syncInfo(channelKey, all)));
  }
}
