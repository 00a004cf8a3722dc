package dev.lockstep.sandbox.http;

/** Ends a call with the platform's own error answer; nothing the call asked for has happened. */
public final class Refusal extends RuntimeException {
  private final transient Answer answer;

  public Refusal(Answer answer) {
    super("The stand-in refused a call. status=" + answer.status() + " body=" + answer.body());
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
