package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/** One platform behind the server, and its own words for what goes wrong. */
public interface Platform {
  /** Answers and commits. Refusals are answers too; nothing is thrown. */
  Answer answer(Call call);

  /** An error in the platform's shape; without a code, the usual one for the status. */
  Answer error(int status, @Nullable String code);

  /** What a caller sees who calls too often; the wait is added as a header. */
  default Answer throttled(int status, @Nullable String code) {
    return error(status, code);
  }

  /** A refusal inside a 200. */
  default Answer refusedInside(Call call, @Nullable String code) {
    return Answer.ok(
        Json.object()
            .put("Success", false)
            .put("Code", code == null ? "UNAVAILABLE" : code)
            .put("Message", "The request could not be completed."));
  }

  /** Somebody else writes to the resource that the call is about. */
  void writeBefore(Call call);
}
