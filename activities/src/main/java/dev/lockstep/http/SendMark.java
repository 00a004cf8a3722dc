package dev.lockstep.http;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Remembers whether a call got as far as putting a byte of the request on the wire. Goes with the
 * request, as a tag of this class.
 */
final class SendMark extends EventListener {
  private volatile boolean sending;

  /** The mark that a call carries. */
  static EventListener of(Call call) {
    SendMark mark = call.request().tag(SendMark.class);
    return mark == null ? EventListener.NONE : mark;
  }

  @Override
  public void requestHeadersStart(Call call) {
    sending = true;
  }

  /** False where the platform cannot have seen the request. */
  boolean mayHaveBeenSent() {
    return sending;
  }
}
