package dev.lockstep.cli;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.scend.Pace;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.WebhookTarget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs stand-ins of the platforms, for trying things out. */
@Command(
    name = "sandbox",
    header = {
      "Runs stand-ins of commercetools and Scend, over real HTTP.",
      "",
      "  lockstep sandbox                                   on free ports, printed as exports",
      "  lockstep sandbox --commercetools-port 9001 --scend-port 9002 --seed 7",
      ""
    },
    footer = {
      "",
      "What else they can be made to do is in sandbox/README.md. Stops on Ctrl-C and SIGTERM."
    },
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--commercetools-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the storefront; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int commercetoolsPort;

  @Option(
      names = "--scend-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the warehouse; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int scendPort;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of ids, faults and samples. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--step-millis",
      paramLabel = "MILLIS",
      defaultValue = "1000",
      description =
          "How long the warehouse takes over each step of an order. Default: ${DEFAULT-VALUE}.")
  private long stepMillis;

  @Option(
      names = "--storefront-messages",
      paramLabel = "URL",
      description = "Where the storefront posts its messages, without an envelope.")
  private @Nullable URI storefrontMessages;

  @Option(
      names = "--warehouse-webhooks",
      paramLabel = "URL",
      description = "Where the warehouse posts its webhooks, signed with the sandbox's secret.")
  private @Nullable URI warehouseWebhooks;

  @Override
  public Integer call() throws InterruptedException {
    try (Sandbox sandbox = Sandbox.start(commercetools(), scend())) {
      spec.commandLine().getOut().println(sandbox.describe());
      spec.commandLine().getOut().flush();
      spec.commandLine().getErr().println("The stand-ins run. Stop them with Ctrl-C.");
      return UntilStopped.keep(sandbox::close);
    }
  }

  private CommercetoolsOptions commercetools() {
    CommercetoolsOptions options =
        CommercetoolsOptions.defaults().withPort(commercetoolsPort).withSeed(seed);
    return storefrontMessages == null
        ? options
        : options.withDestination(Destination.plain(storefrontMessages));
  }

  private ScendOptions scend() {
    return ScendOptions.defaults()
        .with()
        .port(scendPort)
        .seed(seed)
        .pace(new Pace.Automatic(Duration.ofMillis(stepMillis)))
        .webhooks(
            warehouseWebhooks == null
                ? null
                : new WebhookTarget(warehouseWebhooks, List.of(ScendOptions.WEBHOOK_SECRET)))
        .build();
  }
}
