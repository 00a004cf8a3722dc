package dev.lockstep.alerts;

/** Asks for a look, and says what has been told so far. */
public record AlertLookRequest(int version, AlertMemory memory) {
  public static final int VERSION = 1;

  public AlertLookRequest {
    version = version == 0 ? VERSION : version;
    memory = memory == null ? AlertMemory.NOTHING : memory;
  }

  public AlertLookRequest(AlertMemory memory) {
    this(VERSION, memory);
  }
}
