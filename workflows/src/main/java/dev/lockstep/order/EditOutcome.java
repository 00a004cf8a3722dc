package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What became of an edit made after the release. Fields are named, their values are not. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EditOutcome.NothingChanged.class, name = "nothingChanged"),
  @JsonSubTypes.Type(value = EditOutcome.Amended.class, name = "amended"),
  @JsonSubTypes.Type(value = EditOutcome.NotAmendable.class, name = "notAmendable")
})
public sealed interface EditOutcome {

  /** The warehouse order already says what the order says. */
  record NothingChanged(int version, long sourceVersion) implements EditOutcome {}

  /** The warehouse order was amended and read back. */
  record Amended(int version, long sourceVersion, List<String> fields) implements EditOutcome {
    public Amended {
      fields = fields == null ? List.of() : List.copyOf(fields);
    }
  }

  /** The warehouse does not take this edit, or not any more. */
  record NotAmendable(int version, long sourceVersion, List<String> fields, String status)
      implements EditOutcome {
    public NotAmendable {
      fields = fields == null ? List.of() : List.copyOf(fields);
    }
  }
}
