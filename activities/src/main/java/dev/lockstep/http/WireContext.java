package dev.lockstep.http;

/**
 * What a line of the wire log says beyond the call itself. Whoever calls on behalf of an order puts
 * these keys into SLF4J's {@code MDC} of the calling thread, and takes them out again; a key that
 * is not there is left out of the line. Ids only, no personal data.
 */
public final class WireContext {
  public static final String LINK = "link";
  public static final String ORDER = "order";
  public static final String FULFILMENT = "fulfilment";
  public static final String ACTIVITY = "activity";

  /** Of the activity, from 1. */
  public static final String ATTEMPT = "attempt";

  /** The logger of the lines: without bodies at DEBUG, with masked bodies at TRACE. */
  public static final String LOGGER = "dev.lockstep.wire";

  private WireContext() {}
}
