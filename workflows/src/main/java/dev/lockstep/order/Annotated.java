package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import java.util.List;

/**
 * The answer to what people say about something parked.
 *
 * @param codes what it was about
 * @param message how it stands now, in one sentence
 */
public record Annotated(int version, List<ExceptionCode> codes, String message) {
  public static final int VERSION = 1;

  public Annotated {
    version = version == 0 ? VERSION : version;
    codes = codes == null ? List.of() : List.copyOf(codes);
  }
}
