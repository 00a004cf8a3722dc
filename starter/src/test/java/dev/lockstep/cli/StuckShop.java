package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real server with four orders that stay as they are: two parked, one waiting for its warehouse,
 * one confirmed. Started once for the classes that ask for it; they only look. Without a Temporal
 * CLI they are skipped.
 */
final class StuckShop implements AutoCloseable {
  /** Well below the ten minutes a warehouse has in this shop. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Instant opened = Instant.now();
  private final LocalTemporal temporal;
  private final OrderCommandsSetting shop;
  private final Path config;
  private final Sample unmapped;
  private final Sample badPostcode;
  private final Sample waiting;
  private final Sample confirmed;

  private StuckShop(TemporalCli.Found cli, Path directory) {
    temporal =
        LocalTemporal.devServer(
            cli,
            LocalTemporalOptions.with(OrderSearchAttributes.types())
                .printingTo(directory.resolve("temporal.log")));
    shop = new OrderCommandsSetting(temporal, directory);
    config =
        shop.changedConfig(
            "linked.yaml", text -> text.replaceFirst("webUi: .*", "webUi: http://127.0.0.1:8233/"));
    unmapped = shop.parked(SampleKind.UNMAPPED_SHIPPING_METHOD);
    badPostcode = shop.parked(SampleKind.BAD_POSTCODE);
    waiting = shop.stuckInTheWarehouse(Status.ALLOCATED);
    confirmed = shop.confirmed();
    for (Sample order : new Sample[] {unmapped, badPostcode, waiting, confirmed}) {
      shop.awaitSearchable(OrderCommandsSetting.number(order));
    }
    shop.awaitCounts(2, 1);
  }

  OrderCommandsSetting shop() {
    return shop;
  }

  LocalTemporal temporal() {
    return temporal;
  }

  /** As everybody has it; orders link to a Web UI. */
  Path config() {
    return config;
  }

  Sample unmapped() {
    return unmapped;
  }

  Sample badPostcode() {
    return badPostcode;
  }

  Sample waiting() {
    return waiting;
  }

  Sample confirmed() {
    return confirmed;
  }

  /** Types a command with its configuration. */
  CommandRun type(String... arguments) {
    return CommandRun.of(CommandRun.joined(arguments, "--config", config.toString()));
  }

  @Override
  public void close() {
    shop.close();
    temporal.close();
  }

  /** Gives tests the one shop there is. */
  static final class Shared implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE =
        ExtensionContext.Namespace.create(StuckShop.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      switch (TemporalCli.find(Optional.empty())) {
        case TemporalCli.Found found -> open(context.getRoot().getStore(SPACE), found);
        case TemporalCli.Missing missing -> abort(missing.hint());
      }
    }

    /** One that has stood for long is replaced before its orders come due. */
    private static void open(ExtensionContext.Store store, TemporalCli.Found cli) {
      StuckShop standing = store.get(StuckShop.class, StuckShop.class);
      if (standing != null && standing.opened.plus(FRESH).isAfter(Instant.now())) {
        return;
      }
      if (standing != null) {
        standing.close();
      }
      store.put(StuckShop.class, new StuckShop(cli, directory()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == StuckShop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return requireNonNull(
          context.getRoot().getStore(SPACE).get(StuckShop.class, StuckShop.class));
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stuck-shop-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
