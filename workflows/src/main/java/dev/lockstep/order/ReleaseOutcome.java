package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.common.ExceptionCode;
import java.util.List;

/** What became of a release. An outcome that is not known is an exception, never one of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReleaseOutcome.Released.class, name = "released"),
  @JsonSubTypes.Type(value = ReleaseOutcome.SourceMoved.class, name = "sourceMoved"),
  @JsonSubTypes.Type(value = ReleaseOutcome.ContentDiffers.class, name = "contentDiffers"),
  @JsonSubTypes.Type(value = ReleaseOutcome.Refused.class, name = "refused")
})
public sealed interface ReleaseOutcome {

  /**
   * The warehouse holds exactly what we asked for.
   *
   * @param warehouseId the warehouse's own id of the order
   * @param status the warehouse's own word
   * @param found it was there already: an earlier attempt had created it
   * @param sourceTold the order source knows that the warehouse has it
   */
  record Released(int version, String warehouseId, String status, boolean found, boolean sourceTold)
      implements ReleaseOutcome {}

  /** The order changed at its source since it was judged; nothing was sent. */
  record SourceMoved(int version, long sourceVersion) implements ReleaseOutcome {}

  /** The warehouse holds other content under our reference: neither adopted nor overwritten. */
  record ContentDiffers(int version, List<String> differences) implements ReleaseOutcome {
    public ContentDiffers {
      differences = differences == null ? List.of() : List.copyOf(differences);
    }
  }

  /**
   * The warehouse refuses the order.
   *
   * @param code WAREHOUSE_REJECTED, or the more precise code its reason maps to
   */
  record Refused(int version, ExceptionCode code, String reason) implements ReleaseOutcome {}
}
