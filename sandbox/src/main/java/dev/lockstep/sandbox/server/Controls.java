package dev.lockstep.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;

/** The controls that every stand-in has, under {@code /_sandbox}. */
public final class Controls {
  private Controls() {}

  public static Routes routes(Faults faults, DeliveryRules deliveryFaults, Outbox outbox) {
    return new Routes()
        .get("/_sandbox/faults", call -> Answer.ok(faults.tallies()))
        .post(
            "/_sandbox/faults",
            call -> {
              faults.addAll(body(call));
              return Answer.json(201, faults.tallies());
            })
        .on(
            "DELETE",
            "/_sandbox/faults",
            call -> {
              faults.clear();
              return Answer.empty(204);
            })
        .get("/_sandbox/delivery-faults", call -> Answer.ok(deliveryFaults.list()))
        .post(
            "/_sandbox/delivery-faults",
            call -> {
              deliveryFaults.addAll(body(call));
              return Answer.json(201, deliveryFaults.list());
            })
        .on(
            "DELETE",
            "/_sandbox/delivery-faults",
            call -> {
              deliveryFaults.clear();
              return Answer.empty(204);
            })
        .get("/_sandbox/deliveries", call -> Answer.ok(outbox.counts()));
  }

  /**
   * The JSON that a control was given; an empty object when nothing was.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  public static JsonNode body(Call call) {
    if (call.body().isEmpty()) {
      return Json.object();
    }
    return call.json().orElseThrow(() -> new IllegalArgumentException("The body is no JSON."));
  }

  /** What a control answers when it does not understand. */
  public static Answer malformed(IllegalArgumentException cause) {
    ObjectNode body =
        Json.object()
            .put("error", "The control was not understood. See the README of the sandbox.")
            .put("cause", cause.getMessage());
    return Answer.json(400, body);
  }
}
