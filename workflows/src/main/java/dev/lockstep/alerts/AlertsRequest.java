package dev.lockstep.alerts;

/**
 * What starts the alerts.
 *
 * @param memory of the run before; nothing where there was none
 */
public record AlertsRequest(int version, AlertMemory memory) {
  public static final int VERSION = 1;

  public AlertsRequest {
    version = version == 0 ? VERSION : version;
    memory = memory == null ? AlertMemory.NOTHING : memory;
  }

  public AlertsRequest(AlertMemory memory) {
    this(VERSION, memory);
  }
}
