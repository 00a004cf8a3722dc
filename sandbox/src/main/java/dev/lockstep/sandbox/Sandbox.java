package dev.lockstep.sandbox;

import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import dev.lockstep.sandbox.scayle.ScayleOptions;
import dev.lockstep.sandbox.scayle.ScayleStandIn;
import dev.lockstep.sandbox.scend.ScendAuth;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** All stand-ins together. */
public final class Sandbox implements AutoCloseable {
  private final Options options;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CommercetoolsStandIn commercetools;
  private final ScayleStandIn scayle;
  private final Cin7StandIn cin7core;
  private final ScendStandIn scend;
  private final DeposcoStandIn deposco;

  private Sandbox(Options options) {
    this.options = options;
    try {
      commercetools = own(CommercetoolsStandIn.start(options.commercetools()));
      scayle = own(ScayleStandIn.start(options.scayle()));
      cin7core = own(Cin7StandIn.start(options.cin7core()));
      scend = own(ScendStandIn.start(options.scend()));
      deposco = own(DeposcoStandIn.start(options.deposco()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** How each of them behaves. */
  public record Options(
      CommercetoolsOptions commercetools,
      ScayleOptions scayle,
      Cin7Options cin7core,
      ScendOptions scend,
      DeposcoOptions deposco) {

    /** Each with its defaults, all of them from one seed. */
    public static Options seeded(long seed) {
      return new Options(
          CommercetoolsOptions.defaults().withSeed(seed),
          ScayleOptions.defaults().with().seed(seed).build(),
          Cin7Options.defaults().with().seed(seed).build(),
          ScendOptions.defaults().with().seed(seed).build(),
          DeposcoOptions.defaults().with().seed(seed).build());
    }
  }

  /** Starts all with their defaults and this seed. */
  public static Sandbox start(long seed) {
    return start(Options.seeded(seed));
  }

  public static Sandbox start(Options options) {
    return new Sandbox(options);
  }

  public CommercetoolsStandIn commercetools() {
    return commercetools;
  }

  public ScayleStandIn scayle() {
    return scayle;
  }

  public Cin7StandIn cin7core() {
    return cin7core;
  }

  public ScendStandIn scend() {
    return scend;
  }

  public DeposcoStandIn deposco() {
    return deposco;
  }

  /** What a client has to know to connect, by the names of environment variables. */
  public Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    exports.put("COMMERCETOOLS_API_URL", commercetools.baseUri().toString());
    exports.put("COMMERCETOOLS_TOKEN_URL", commercetools.baseUri() + "/oauth/token");
    exports.put("COMMERCETOOLS_PROJECT_KEY", commercetools.projectKey());
    options.commercetools().clients().stream()
        .findFirst()
        .ifPresent(client -> {
          exports.put("COMMERCETOOLS_CLIENT_ID", client.clientId());
          exports.put("COMMERCETOOLS_CLIENT_SECRET", client.secret());
        });
    exports.put("SCAYLE_BASE_URL", scayle.apiUri().toString());
    options.scayle().keys().stream()
        .findFirst()
        .ifPresent(key -> exports.put("SCAYLE_ACCESS_TOKEN", key.token()));
    exports.put("CIN7_CORE_API_URL", cin7core.apiUri().toString());
    exports.put("CIN7_CORE_ACCOUNT_ID", options.cin7core().accountId());
    exports.put("CIN7_CORE_APPLICATION_KEY", options.cin7core().applicationKey());
    exports.put("SCEND_BASE_URL", scend.apiUri().toString());
    exports.put("SCEND_CLIENT_CODE", options.scend().clientCode());
    if (options.scend().auth() instanceof ScendAuth.ApiKey key) {
      exports.put("SCEND_API_KEY", key.key());
    }
    exports.put("DEPOSCO_BASE_URL", deposco.apiUri().toString());
    exports.put("DEPOSCO_TOKEN_URL", deposco.tokenUri().toString());
    exports.put("DEPOSCO_CLIENT_ID", options.deposco().clientId());
    exports.put("DEPOSCO_CLIENT_SECRET", options.deposco().clientSecret());
    exports.put("DEPOSCO_REFRESH_TOKEN", options.deposco().refreshToken());
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
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("A stand-in does not stop.", e);
      }
    }
  }

  private <T extends AutoCloseable> T own(T standIn) {
    started.push(standIn);
    return standIn;
  }
}
