package dev.lockstep.sandbox.commercetools.query;

/** The text of a query parameter is not in the language; the message is meant for its author. */
public final class MalformedQuery extends RuntimeException {
  MalformedQuery(String message) {
    super(message);
  }
}
