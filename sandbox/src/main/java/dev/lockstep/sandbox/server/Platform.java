package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import org.jspecify.annotations.Nullable;

/** One platform behind the server, and its own words for what goes wrong. */
public interface Platform {
  /** Answers and commits. Refusals are answers too; nothing is thrown. */
  Answer answer(Call call);

  /** An error in the platform's shape; without a code, the usual one for the status. */
  Answer error(int status, @Nullable String code);

  /** Somebody else writes to the resource that the call is about. */
  void writeBefore(Call call);
}
