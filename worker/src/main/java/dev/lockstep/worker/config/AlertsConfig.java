package dev.lockstep.worker.config;

import dev.lockstep.alerting.ChannelSettings;
import dev.lockstep.alerting.MailServer;
import dev.lockstep.alerts.Severity;
import dev.lockstep.alerts.policy.AlertRules;
import dev.lockstep.alerts.policy.BusinessHours;
import dev.lockstep.alerts.policy.LadderStep;
import dev.lockstep.alerts.policy.QuietHours;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is told of parked orders, when, and how. */
public record AlertsConfig(
    @Setting(value = "How often it is looked for orders that wait.", byDefault = "1m")
        Duration every,
    @Setting("Ways to tell people, by a name of yours.") Map<String, AlertChannelConfig> channels,
    @Setting("Who is told of an exception, step by step, by its owner.")
        Map<Owner, List<Step>> routes,
    @Setting("Who is told where the owner has no route.") List<Step> otherwise,
    @Setting(value = "When people work.", byDefault = "{}") Hours businessHours,
    @Setting("When people are left alone, by severity; what is held back comes as one digest.")
        Map<Severity, Quiet> quietHours,
    @Setting(
            "Severity of an exception code where it differs from the usual, such as sku-unknown: critical.")
        Map<ExceptionCode, Severity> severities,
    @Setting(value = "How long a channel is left alone before it is reminded.", byDefault = "4h")
        Duration remindEvery,
    @Setting(
            value = "How long a channel is left alone before it hears of more orders.",
            byDefault = "10m")
        Duration growthEvery,
    @Setting(
            value =
                "How long no order must wait before it counts as over; where orders try again by themselves, an hour more.",
            byDefault = "5m")
        Duration resolvedAfter,
    @Setting(
            value = "More news than these for one channel in one look come as one digest.",
            byDefault = "5")
        int digestAbove,
    @Setting("The server that mail is handed to; needed where a channel is mail.")
        @Nullable Mail mail) {
  public AlertsConfig {
    atLeast("every", every, Duration.ofSeconds(1));
    atLeast("remindEvery", remindEvery, Duration.ofMinutes(1));
    if (digestAbove < 1) {
      throw new IllegalArgumentException("digestAbove must be at least 1.");
    }
    if (otherwise.isEmpty()) {
      throw new IllegalArgumentException(
          "otherwise needs at least one step, so that every exception reaches somebody.");
    }
    ladder("otherwise", otherwise);
    routes.forEach((owner, steps) -> {
      if (steps.isEmpty()) {
        throw new IllegalArgumentException(
            "routes." + word(owner) + " needs at least one step; leave it out for otherwise.");
      }
      ladder("routes." + word(owner), steps);
    });
    if (mail == null && channels.values().stream().anyMatch(it -> it.mail() != null)) {
      throw new IllegalArgumentException(
          "a channel is mail, but there is no server for it. Add mail beside channels.");
    }
  }

  /** The settings as the rules they stand for. */
  public AlertRules rules() {
    Map<Owner, List<LadderStep>> ladders = new EnumMap<>(Owner.class);
    routes.forEach((owner, steps) -> ladders.put(owner, steps.stream().map(Step::rule).toList()));
    Map<Severity, QuietHours> quiet = new EnumMap<>(Severity.class);
    quietHours.forEach((severity, hold) -> quiet.put(severity, hold.rule()));
    return new AlertRules(
        growthEvery,
        remindEvery,
        resolvedAfter,
        digestAbove,
        channels.keySet(),
        ladders,
        otherwise.stream().map(Step::rule).toList(),
        severities,
        quiet,
        businessHours.rule());
  }

  /** One step of a ladder. */
  public record Step(
      @Setting("Names of the channels that are told.") List<String> channels,
      @Setting(
              value =
                  "Time past the moment the owner should have acted; of the first step it is not looked at.",
              byDefault = "0s")
          Duration escalateAfter,
      @Setting(
              value = "Whether that time passes in business hours only.",
              byDefault = "business-hours")
          LadderStep.Counted counted) {
    public Step {
      if (channels.isEmpty()) {
        throw new IllegalArgumentException("channels needs at least one channel.");
      }
    }

    LadderStep rule() {
      return new LadderStep(channels, escalateAfter, counted);
    }
  }

  /** When people work. */
  public record Hours(
      @Setting(value = "Time zone of the hours, and of the times in messages.", byDefault = "UTC")
          ZoneId timeZone,
      @Setting(
              value = "Days somebody works.",
              byDefault = "[monday, tuesday, wednesday, thursday, friday]")
          Set<DayOfWeek> days,
      @Setting(value = "When work begins.", byDefault = "09:00") LocalTime from,
      @Setting(value = "When it ends; 00:00 is midnight.", byDefault = "17:00") LocalTime to,
      @Setting("Dates nobody works.") Set<LocalDate> holidays) {
    public Hours {
      var unused = new BusinessHours(timeZone, days, from, to, holidays);
    }

    BusinessHours rule() {
      return new BusinessHours(timeZone, days, from, to, holidays);
    }
  }

  /** When people are left alone. */
  public record Quiet(
      @Setting("When it begins.") LocalTime from,
      @Setting("When it ends; before from means the next morning.") LocalTime to,
      @Setting(
              value = "Whether days without business hours are quiet as a whole.",
              byDefault = "quiet")
          QuietHours.FreeDays freeDays) {
    public Quiet {
      var unused = new QuietHours(from, to, freeDays);
    }

    QuietHours rule() {
      return new QuietHours(from, to, freeDays);
    }
  }

  /** The server that mail is handed to. */
  public record Mail(
      @Setting("Name of the server.") String host,
      @Setting(value = "Port of the server.", byDefault = "587") int port,
      @Setting(
              value = "How the connection is kept private; refused where the server cannot.",
              byDefault = "starttls")
          MailServer.Security security,
      @Setting("User name; without it the server is not told who we are.") @Nullable String user,
      @Setting("Password; needs a user.") @Nullable Secret password,
      @Setting("Address the mail comes from.") String from) {
    public Mail {
      Ports.require(port);
      ChannelSettings.requireMailAddress(from);
      if ((user == null) != (password == null)) {
        throw new IllegalArgumentException("user and password come together. Add the other one.");
      }
    }

    /** The server as the channels need it. */
    public MailServer server() {
      return new MailServer(host, port, security, user, password, from);
    }
  }

  private static String word(Owner owner) {
    return owner.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void atLeast(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s must be at least %ds.".formatted(name, least.toSeconds()));
    }
  }

  private static void ladder(String name, List<Step> steps) {
    for (int i = 2; i < steps.size(); i++) {
      if (steps.get(i).escalateAfter().compareTo(steps.get(i - 1).escalateAfter()) < 0) {
        throw new IllegalArgumentException(
            "%s[%d].escalateAfter is shorter than that of the step before it.".formatted(name, i));
      }
    }
  }
}
