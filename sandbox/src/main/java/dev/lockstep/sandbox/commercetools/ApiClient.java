package dev.lockstep.sandbox.commercetools;

import java.util.List;

/**
 * Credentials known to the stand-in.
 *
 * @param scopes without the project, such as {@code manage_orders}
 */
public record ApiClient(String clientId, String secret, List<String> scopes) {
  public ApiClient {
    scopes = List.copyOf(scopes);
  }

  boolean mayUseAnyOf(List<String> needed) {
    return scopes.contains("manage_project") || needed.stream().anyMatch(scopes::contains);
  }

  @Override
  public String toString() {
    return "ApiClient[clientId=" + clientId + ", secret=***, scopes=" + scopes + "]";
  }
}
