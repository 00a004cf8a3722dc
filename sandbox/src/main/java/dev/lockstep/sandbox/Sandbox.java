package dev.lockstep.sandbox;

import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.scend.ScendAuth;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Both stand-ins, from one seed. */
public final class Sandbox implements AutoCloseable {
  private final CommercetoolsStandIn commercetools;
  private final ScendStandIn scend;
  private final CommercetoolsOptions commercetoolsOptions;
  private final ScendOptions scendOptions;

  private Sandbox(CommercetoolsOptions commercetoolsOptions, ScendOptions scendOptions) {
    this.commercetoolsOptions = commercetoolsOptions;
    this.scendOptions = scendOptions;
    this.commercetools = CommercetoolsStandIn.start(commercetoolsOptions);
    try {
      this.scend = ScendStandIn.start(scendOptions);
    } catch (RuntimeException e) {
      commercetools.close();
      throw e;
    }
  }

  /** Starts both with their defaults and this seed. */
  public static Sandbox start(long seed) {
    return start(
        CommercetoolsOptions.defaults().withSeed(seed),
        ScendOptions.defaults().with().seed(seed).build());
  }

  public static Sandbox start(CommercetoolsOptions commercetools, ScendOptions scend) {
    return new Sandbox(commercetools, scend);
  }

  public CommercetoolsStandIn commercetools() {
    return commercetools;
  }

  public ScendStandIn scend() {
    return scend;
  }

  /** What a client has to know to connect, by the names of environment variables. */
  public Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    exports.put("COMMERCETOOLS_API_URL", commercetools.baseUri().toString());
    exports.put("COMMERCETOOLS_TOKEN_URL", commercetools.baseUri() + "/oauth/token");
    exports.put("COMMERCETOOLS_PROJECT_KEY", commercetools.projectKey());
    commercetoolsOptions.clients().stream()
        .findFirst()
        .ifPresent(client -> {
          exports.put("COMMERCETOOLS_CLIENT_ID", client.clientId());
          exports.put("COMMERCETOOLS_CLIENT_SECRET", client.secret());
        });
    exports.put("SCEND_BASE_URL", scend.apiUri().toString());
    exports.put("SCEND_CLIENT_CODE", scendOptions.clientCode());
    if (scendOptions.auth() instanceof ScendAuth.ApiKey key) {
      exports.put("SCEND_API_KEY", key.key());
    }
    return exports;
  }

  /** {@link #exports} as lines for a shell. */
  public String describe() {
    return exports().entrySet().stream()
        .map(entry -> "export " + entry.getKey() + "='" + entry.getValue() + "'")
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public void close() {
    scend.close();
    commercetools.close();
  }
}
