package dev.lockstep.sandbox.scayle;

import java.util.Set;

/** An API key and what it may do; writing implies reading. */
public record ScayleKey(String token, Set<Scope> scopes) {
  public ScayleKey {
    scopes = Set.copyOf(scopes);
  }

  boolean may(Scope scope) {
    return scopes.contains(scope)
        || (scope == Scope.ORDERS_READ && scopes.contains(Scope.ORDERS_WRITE));
  }
}
