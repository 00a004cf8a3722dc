package dev.lockstep.http;

/**
 * An answer does not have the shape that is documented. Names the field and what is wrong with it,
 * never what it held.
 */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableAnswer(String field, String problem) {
    super(field + " " + problem);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
