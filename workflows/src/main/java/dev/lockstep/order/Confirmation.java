package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.order.model.FulfilmentStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a fulfilment is, and whether the order source shows it.
 *
 * @param stage the warehouse's status in house words
 * @param status the warehouse's own word
 * @param lines where each released line stands
 * @param shipments shipments that stand (voided ones are not counted)
 * @param voided ids of shipments the warehouse took back
 * @param untracked parcels that have no tracking number yet
 * @param implausible lines or quantities this fulfilment never had, each in one sentence
 * @param seen every shipment that was read, voided and implausible ones included
 */
public record Confirmation(
    int version,
    FulfilmentStage stage,
    String status,
    List<LineProgress> lines,
    int shipments,
    int parcels,
    List<String> voided,
    int untracked,
    List<String> implausible,
    Acknowledgement acknowledgement,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ShipmentFingerprint> seen) {
  public static final int VERSION = 1;

  public Confirmation {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
    voided = voided == null ? List.of() : List.copyOf(voided);
    implausible = implausible == null ? List.of() : List.copyOf(implausible);
    seen = seen == null ? List.of() : List.copyOf(seen);
  }

  public Confirmation(
      int version,
      FulfilmentStage stage,
      String status,
      List<LineProgress> lines,
      int shipments,
      int parcels,
      List<String> voided,
      int untracked,
      List<String> implausible,
      Acknowledgement acknowledgement) {
    this(
        version,
        stage,
        status,
        lines,
        shipments,
        parcels,
        voided,
        untracked,
        implausible,
        acknowledgement,
        List.of());
  }

  /** The same, with what was read. */
  public Confirmation withSeen(List<ShipmentFingerprint> shipmentsRead) {
    return new Confirmation(
        version,
        stage,
        status,
        lines,
        shipments,
        parcels,
        voided,
        untracked,
        implausible,
        acknowledgement,
        shipmentsRead);
  }

  /** What the order source said to the write-back. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "acknowledgement")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Shown.class, name = "shown"),
    @JsonSubTypes.Type(value = NothingToTell.class, name = "nothingToTell"),
    @JsonSubTypes.Type(value = Refused.class, name = "refused")
  })
  public sealed interface Acknowledgement {}

  /**
   * The source was read back and shows every parcel.
   *
   * @param written the version that our own write led to; null where it showed them already, and in
   *     the answer of an earlier build
   */
  public record Shown(
      long sourceVersion, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long written)
      implements Acknowledgement {}

  /** Nothing has shipped yet. */
  public record NothingToTell() implements Acknowledgement {}

  /**
   * The source refuses the write.
   *
   * @param reason its own code, without personal data
   * @param why null where people can mend it, so that it is taken in the end
   */
  public record Refused(
      @Nullable String reason, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Why why)
      implements Acknowledgement {
    public Refused(@Nullable String reason) {
      this(reason, null);
    }
  }

  /** What makes a refusal final. */
  public enum Why {
    /** What left is cancelled at the source, which takes no shipment of it any more. */
    CANCELLED_AT_SOURCE
  }
}
