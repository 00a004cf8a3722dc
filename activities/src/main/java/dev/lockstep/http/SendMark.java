package dev.lockstep.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether a call got as far as putting a byte of the request on the wire. */
final class SendMark extends EventListener {
  private volatile boolean sending;

  @Override
  public void requestHeadersStart(Call call) {
    sending = true;
  }

  /** False where the platform cannot have seen the request. */
  boolean mayHaveBeenSent() {
    return sending;
  }
}
