package dev.lockstep.cli;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.scayle.ScayleOptions;
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
      "Runs stand-ins of commercetools, SCAYLE, Cin7 Core, Scend and Deposco, over real HTTP.",
      "",
      "  lockstep sandbox                                   on free ports, printed as exports",
      "  lockstep sandbox --commercetools-port 9001 --scend-port 9002 --seed 7",
      ""
    },
    footer = {
      "",
      "Where the others post to, and what else they can be made to do, is set under /_sandbox: see",
      "sandbox/README.md. Stops on Ctrl-C and SIGTERM."
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
      description = "Port of commercetools; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int commercetoolsPort;

  @Option(
      names = "--scayle-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of SCAYLE; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int scaylePort;

  @Option(
      names = "--cin7-core-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Cin7 Core; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int cin7CorePort;

  @Option(
      names = "--scend-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Scend; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int scendPort;

  @Option(
      names = "--deposco-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Deposco; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int deposcoPort;

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
          "How long a warehouse takes over each step of an order. Default: ${DEFAULT-VALUE}.")
  private long stepMillis;

  @Option(
      names = "--storefront-messages",
      paramLabel = "URL",
      description = "Where commercetools posts its messages, without an envelope.")
  private @Nullable URI storefrontMessages;

  @Option(
      names = "--warehouse-webhooks",
      paramLabel = "URL",
      description = "Where Scend posts its webhooks, signed with the sandbox's secret.")
  private @Nullable URI warehouseWebhooks;

  @Override
  public Integer call() throws InterruptedException {
    return UntilStopped.run(() -> {
      Sandbox sandbox = Sandbox.start(options());
      spec.commandLine().getOut().println(sandbox.describe());
      spec.commandLine().getOut().flush();
      spec.commandLine().getErr().println("The stand-ins run. Stop them with Ctrl-C.");
      return sandbox::close;
    });
  }

  private Sandbox.Options options() {
    return new Sandbox.Options(
        commercetools(),
        ScayleOptions.defaults().with().port(scaylePort).seed(seed).build(),
        Cin7Options.defaults().with().port(cin7CorePort).seed(seed).build(),
        scend(),
        DeposcoOptions.defaults()
            .with()
            .port(deposcoPort)
            .seed(seed)
            .pace(new dev.lockstep.sandbox.deposco.Pace.Automatic(Duration.ofMillis(stepMillis)))
            .build());
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
