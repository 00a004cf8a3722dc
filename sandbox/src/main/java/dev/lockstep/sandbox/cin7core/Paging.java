package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Optional;

/** One page of a list: pages count from 1, and no cursor holds the rows still. */
record Paging(int page, int limit) {
  private static final int USUAL = 100;
  private static final int LARGEST = 1000;

  static Paging of(Call call) {
    int limit = number(call, "Limit").orElse(USUAL);
    return new Paging(Math.max(1, number(call, "Page").orElse(1)), Math.clamp(limit, 1, LARGEST));
  }

  private static Optional<Integer> number(Call call, String name) {
    return Wire.parameter(call, name)
        .map(text -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw Cin7Problem.invalid("'" + name + "' is not a number");
          }
        });
  }

  ObjectNode page(String name, List<ObjectNode> all) {
    ObjectNode reply = Json.object().put("Total", all.size()).put("Page", page);
    ArrayNode rows = reply.putArray(name);
    all.stream().skip((page - 1L) * limit).limit(limit).forEach(rows::add);
    return reply;
  }
}
