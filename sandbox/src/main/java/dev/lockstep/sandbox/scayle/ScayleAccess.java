package dev.lockstep.sandbox.scayle;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Routes;
import java.util.Optional;

/** Checks key, scope and quota, and puts the quota's headers on every answer. */
final class ScayleAccess {
  private final ScayleOptions options;
  private final Meter meter;

  ScayleAccess(ScayleOptions options) {
    this.options = options;
    this.meter = new Meter(options.quotas(), options.clock());
  }

  Routes.Endpoint guard(Scope scope, Routes.Endpoint endpoint) {
    return call -> {
      Meter.Reading reading = meter.count(scope);
      return reading.on(answer(endpoint, call, reading));
    };
  }

  private Answer answer(Routes.Endpoint endpoint, Call call, Meter.Reading reading) {
    try {
      require(call, reading.scope());
      return reading.exceeded() ? throttled(reading) : endpoint.answer(call);
    } catch (Refusal refused) {
      return refused.answer();
    }
  }

  private Answer throttled(Meter.Reading reading) {
    return ScayleProblem.answer(
        options.quotas().status(),
        ScayleProblem.THROTTLED,
        "The limit of the scope is exceeded.",
        Json.object().put("scope", reading.scope().wire()).put("limit", reading.limit()));
  }

  private void require(Call call, Scope scope) {
    String token = call.header("X-Access-Token").orElse("");
    Optional<ScayleKey> key =
        options.keys().stream().filter(known -> known.token().equals(token)).findFirst();
    if (key.isEmpty()) {
      throw ScayleProblem.refusal(401, "UNAUTHORIZED", "The access token is missing or unknown.");
    }
    if (!key.get().may(scope)) {
      throw ScayleProblem.refusal(
          403,
          "FORBIDDEN",
          "The access token lacks a permission.",
          Json.object().put("scope", scope.wire()));
    }
  }
}
