package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FulfilmentRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, or one fulfilment of it, that waits for a person.
 *
 * @param due when the owner should have acted
 * @param findings everything found, not only what gave the code; no personal data
 * @param fulfilment the fulfilment it concerns; null where it is the whole order
 * @param at the stage it was parked in
 * @param assignee login of who sees to it; null where nobody does yet
 * @param snoozedUntil until when nobody wants to be told; past where the snooze is over
 * @param snoozeReason why; null where it was never snoozed
 * @param notes the last 20, oldest first
 */
public record Parked(
    ExceptionCode code,
    Instant since,
    Instant due,
    OrderStage at,
    List<Finding> findings,
    @Nullable FulfilmentRef fulfilment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String assignee,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant snoozedUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String snoozeReason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParkedNote> notes) {
  private static final int MOST_NOTES = 20;

  public Parked {
    findings = findings == null ? List.of() : List.copyOf(findings);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** Of which nobody has said anything. */
  public Parked(
      ExceptionCode code,
      Instant since,
      Instant due,
      OrderStage at,
      List<Finding> findings,
      @Nullable FulfilmentRef fulfilment) {
    this(code, since, due, at, findings, fulfilment, null, null, null, List.of());
  }

  /** Whether nobody wants to be told of it at {@code now}. */
  public boolean snoozedAt(Instant now) {
    return snoozedUntil != null && now.isBefore(snoozedUntil);
  }

  /**
   * The options of a command that tell this matter from others, each with a blank before it.
   *
   * @param all what is parked, this matter included
   */
  public String optionsAmong(List<Parked> all) {
    if (all.size() < 2) {
      return "";
    }
    boolean alone =
        fulfilment != null
            && all.stream().filter(other -> fulfilment.equals(other.fulfilment)).count() == 1;
    return (fulfilment == null ? "" : " --fulfilment " + fulfilment)
        + (alone ? "" : " --code " + code);
  }

  Parked assignedTo(@Nullable String login) {
    return with(login, snoozedUntil, snoozeReason, notes);
  }

  Parked snoozed(Instant until, @Nullable String reason) {
    return with(assignee, until, reason, notes);
  }

  Parked awake() {
    return with(assignee, null, null, notes);
  }

  Parked noted(ParkedNote note) {
    List<ParkedNote> all = new ArrayList<>(notes);
    all.add(note);
    return with(
        assignee,
        snoozedUntil,
        snoozeReason,
        all.subList(Math.max(0, all.size() - MOST_NOTES), all.size()));
  }

  /** With all that people said about {@code other}. */
  Parked annotatedAs(Parked other) {
    return with(other.assignee, other.snoozedUntil, other.snoozeReason, other.notes);
  }

  private Parked with(
      @Nullable String login,
      @Nullable Instant until,
      @Nullable String reason,
      List<ParkedNote> said) {
    return new Parked(code, since, due, at, findings, fulfilment, login, until, reason, said);
  }
}
