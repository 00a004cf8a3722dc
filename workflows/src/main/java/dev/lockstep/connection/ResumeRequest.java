package dev.lockstep.connection;

/**
 * Ends a pause.
 *
 * @param author login of the person who answers for it; no name
 * @param reason in a few words, without personal data
 */
public record ResumeRequest(int version, String author, String reason) {
  public static final int VERSION = 1;

  public ResumeRequest {
    version = version == 0 ? VERSION : version;
    author = author == null ? PauseRequest.NOBODY_SAID : author;
    reason = reason == null ? PauseRequest.NOBODY_SAID : reason;
  }

  public ResumeRequest(String author, String reason) {
    this(VERSION, author, reason);
  }
}
