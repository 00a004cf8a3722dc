package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;

/** What Scend answered, where it answered at all. */
sealed interface ScendAnswer {

  /** It did, or told, what it was asked. */
  record Good(int httpStatus, JsonNode json) implements ScendAnswer {
    /** Without the body: it may name people. */
    @Override
    public String toString() {
      return "Good[" + httpStatus + "]";
    }
  }

  /** It says that what was asked for does not exist. */
  record Absent() implements ScendAnswer {}

  /** It understood and says no. */
  record Bad(ScendRefusal refusal) implements ScendAnswer {}
}
