package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.order.model.LineQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as read from its source at one version, judged by the link's rules.
 *
 * @param sourceVersion the version judged
 * @param echo the newest write at the source was our own
 * @param cancelledLines units the source shows as cancelled while the order as a whole is open
 */
public record Assessment(
    int version,
    @Nullable String orderNumber,
    long sourceVersion,
    boolean echo,
    OrderTimes times,
    List<LineQuantity> cancelledLines,
    Verdict verdict) {
  public static final int VERSION = 1;

  public Assessment {
    version = version == 0 ? VERSION : version;
    cancelledLines = cancelledLines == null ? List.of() : List.copyOf(cancelledLines);
  }

  /** What follows from the reading. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Gone.class, name = "gone"),
    @JsonSubTypes.Type(value = CancelledAtSource.class, name = "cancelledAtSource"),
    @JsonSubTypes.Type(value = Shipped.class, name = "shipped"),
    @JsonSubTypes.Type(value = Incomplete.class, name = "incomplete"),
    @JsonSubTypes.Type(value = Unpaid.class, name = "unpaid"),
    @JsonSubTypes.Type(value = Faulty.class, name = "faulty"),
    @JsonSubTypes.Type(value = Ready.class, name = "ready")
  })
  public sealed interface Verdict {}

  /** The source answers that it has no such order (deleted, erased, or a wrong id). */
  public record Gone() implements Verdict {}

  /** The source shows the whole order as cancelled. */
  public record CancelledAtSource() implements Verdict {}

  /**
   * The source shows everything that is wanted as delivered already: before Lockstep, by hand, or
   * by a run of which Temporal keeps nothing any more. Nothing is sent a second time.
   */
  public record Shipped() implements Verdict {}

  /** Somebody is still writing the order: parts every order has are missing. */
  public record Incomplete(List<Finding> findings) implements Verdict {
    public Incomplete {
      findings = findings == null ? List.of() : List.copyOf(findings);
    }
  }

  /**
   * Complete, but the link's payment rule does not hold yet.
   *
   * @param reason what the rule saw, in one sentence
   * @param fulfilments the split the order will have if nothing but its payment changes, so that a
   *     payment can go straight to the release, which judges anew; empty where the order is not fit
   */
  public record Unpaid(String reason, List<FulfilmentPlan> fulfilments) implements Verdict {
    public Unpaid {
      fulfilments = fulfilments == null ? List.of() : List.copyOf(fulfilments);
    }

    public Unpaid(String reason) {
      this(reason, List.of());
    }
  }

  /** Paid, and must not be sent as it is. All findings together, never one at a time. */
  public record Faulty(List<Finding> findings) implements Verdict {
    public Faulty {
      findings = findings == null ? List.of() : List.copyOf(findings);
    }
  }

  /** Paid and fit to be sent, split by facility. */
  public record Ready(List<FulfilmentPlan> fulfilments) implements Verdict {
    public Ready {
      fulfilments = fulfilments == null ? List.of() : List.copyOf(fulfilments);
    }
  }
}
