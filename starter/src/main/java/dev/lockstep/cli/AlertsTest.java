package dev.lockstep.cli;

import dev.lockstep.alerting.AlertChannel;
import dev.lockstep.alerting.DeliveryFailure;
import dev.lockstep.alerts.AlertKind;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.Severity;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a marked message through the channels, from here. */
@Command(
    name = "test",
    header = {
      "Sends a message that is marked as a test through each channel, from this machine.",
      "",
      "  lockstep alerts test",
      "  lockstep alerts test --channel ops-slack",
      ""
    },
    footer = {"", "Exits with 1 where a channel did not take it."},
    mixinStandardHelpOptions = true)
final class AlertsTest implements Callable<Integer> {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Option(names = "--channel", paramLabel = "NAME", description = "One channel. Default: all.")
  private @Nullable String only;

  @Option(names = "--json", description = "Print one JSON object per channel and line.")
  private boolean json;

  /** What {@code --json} prints; of a success the reason is null. */
  record Line(String channel, Outcome outcome, @Nullable String reason) {}

  /** What became of a test. */
  enum Outcome {
    SENT,
    FAILED
  }

  @Override
  public Integer call() {
    Map<String, AlertChannel> channels = RunningAlerts.parts(config.file()).channels();
    if (only != null && !channels.containsKey(only)) {
      throw CliFailure.usage(
          "There is no channel '%s' in the configuration. Known channels: %s."
              .formatted(
                  only, channels.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    List<Line> lines = new ArrayList<>();
    channels.forEach((name, channel) -> {
      if (only == null || only.equals(name)) {
        Line line = tried(name, channel);
        lines.add(line);
        spec.commandLine().getOut().println(json ? Json.line(line) : text(line));
      }
    });
    return lines.stream().allMatch(line -> line.outcome() == Outcome.SENT)
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private static Line tried(String name, AlertChannel channel) {
    try {
      channel.send(message(name, Clock.systemUTC().instant()));
      return new Line(name, Outcome.SENT, null);
    } catch (DeliveryFailure e) {
      return new Line(name, Outcome.FAILED, e.getMessage());
    }
  }

  private static String text(Line line) {
    return switch (line.outcome()) {
      case SENT -> line.channel() + ": sent";
      case FAILED -> line.channel() + ": failed. " + line.reason();
    };
  }

  private static AlertMessage message(String channel, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.SECONDS);
    return new AlertMessage(
        "test/" + channel + "/" + hour.toString().replaceAll("[:-]", ""),
        channel,
        now,
        List.of(
            new AlertNotice(
                "test/" + channel,
                AlertKind.TEST,
                Severity.INFO,
                GroupKey.of(ExceptionCode.DELIVERY_SERVICE_UNMAPPED, new LinkId("a-link")),
                3,
                3,
                hour.minus(AN_HOUR),
                hour.plus(AN_HOUR),
                null,
                List.of("TEST-1", "TEST-2", "TEST-3"),
                List.of())));
  }
}
