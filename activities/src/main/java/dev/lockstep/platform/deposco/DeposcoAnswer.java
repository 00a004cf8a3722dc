package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;

/** What Deposco answered, where it answered at all. */
sealed interface DeposcoAnswer {

  /** It did, or told, what it was asked. */
  record Good(int httpStatus, JsonNode json) implements DeposcoAnswer {
    /** Without the body: it may name people. */
    @Override
    public String toString() {
      return "Good[" + httpStatus + "]";
    }
  }

  /** It understood and says no. */
  record Bad(DeposcoRefusal refusal) implements DeposcoAnswer {}
}
