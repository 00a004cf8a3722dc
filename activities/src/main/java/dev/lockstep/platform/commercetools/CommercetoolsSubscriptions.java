package dev.lockstep.platform.commercetools;

import dev.lockstep.common.FailureKind;
import dev.lockstep.http.ApiResponse;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.WebhookHealth.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subscriptions that send to us.
 *
 * <p>A subscription that could not deliver for long enough is stopped by the platform for good:
 * what happens from then on is not kept for it, and a new destination alone starts it again. Its
 * own destination, written once more, is one; where it holds a secret, that cannot be done, since
 * secrets do not come back.
 */
final class CommercetoolsSubscriptions {
  private static final Set<String> WITHOUT_SECRET = Set.of("GoogleCloudPubSub", "EventBridge");
  private static final Set<String> WITHOUT_SECRET_BY_ROLE = Set.of("SNS", "SQS");

  private final CommercetoolsApi api;
  private final CommercetoolsMessageSettings settings;

  CommercetoolsSubscriptions(CommercetoolsApi api, CommercetoolsMessageSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  boolean areNamed() {
    return !settings.subscriptions().isEmpty() || !settings.subscriptionIds().isEmpty();
  }

  List<WebhookHealth> look() {
    List<WebhookHealth> health = new ArrayList<>();
    for (String key : settings.subscriptions().stream().sorted().toList()) {
      health.add(api.subscription(key).map(it -> health(key, it)).orElseGet(() -> missing(key)));
    }
    settings.subscriptionIds().stream().sorted().map(this::byId).forEach(health::add);
    return health;
  }

  List<WebhookHealth> revive() {
    List<WebhookHealth> health = new ArrayList<>();
    for (String key : settings.subscriptions().stream().sorted().toList()) {
      health.add(api.subscription(key).map(it -> revived(key, it)).orElseGet(() -> missing(key)));
    }
    settings.subscriptionIds().stream().sorted().map(this::byId).forEach(health::add);
    return health;
  }

  /**
   * The types of messages that are sent to us.
   *
   * @throws PlatformFailure where it could not be found out
   */
  CommercetoolsMessageTypes types() {
    List<Reading> subscriptions =
        settings.subscriptions().stream().flatMap(key -> api.subscription(key).stream()).toList();
    return subscriptions.isEmpty()
        ? CommercetoolsMessageTypes.NEEDED
        : CommercetoolsMessageTypes.of(subscriptions);
  }

  private static WebhookHealth missing(String key) {
    return new WebhookHealth(key, Condition.MISSING, "none");
  }

  private static WebhookHealth health(String key, Reading subscription) {
    String status = subscription.text("status");
    return new WebhookHealth(key, condition(status), status);
  }

  /** A word nobody knows yet is no good news. */
  private static Condition condition(String status) {
    return switch (status) {
      case "Healthy" -> Condition.HEALTHY;
      case "ConfigurationError", "TemporaryError" -> Condition.DELAYED;
      default -> Condition.STOPPED;
    };
  }

  private WebhookHealth byId(String id) {
    try {
      ApiResponse answer = api.subscriptionHealth(id);
      return answer.isSuccess()
          ? new WebhookHealth(id, Condition.HEALTHY, "Healthy")
          : answer.status() == 404
              ? new WebhookHealth(id, Condition.MISSING, "none")
              : new WebhookHealth(id, Condition.STOPPED, "ConfigurationError or worse");
    } catch (PlatformFailure failure) {
      if (failure.kind() != FailureKind.UNAVAILABLE) {
        throw failure;
      }
      return new WebhookHealth(id, Condition.DELAYED, "TemporaryError, or no answer");
    }
  }

  private WebhookHealth revived(String key, Reading subscription) {
    WebhookHealth before = health(key, subscription);
    if (!settings.restart() || !before.says().equals("ConfigurationErrorDeliveryStopped")) {
      return before;
    }
    Reading destination = subscription.object("destination");
    if (!mayBeWrittenBack(destination)) {
      return new WebhookHealth(
          key, before.condition(), before.says() + "; its destination holds a secret");
    }
    ApiResponse answer =
        api.changeDestination(
            subscription.text("id"), subscription.number("version"), destination.copy());
    if (answer.isSuccess()) {
      Condition now = condition(api.read(answer).text("status"));
      return new WebhookHealth(
          key, now == Condition.HEALTHY ? Condition.REVIVED : now, before.says());
    }
    Optional<String> code = CommercetoolsErrors.code(answer);
    return new WebhookHealth(
        key, before.condition(), before.says() + "; refused with " + code.orElse("no code"));
  }

  private static boolean mayBeWrittenBack(Reading destination) {
    String type = destination.text("type");
    return WITHOUT_SECRET.contains(type)
        || (WITHOUT_SECRET_BY_ROLE.contains(type)
            && destination.optionalText("authenticationMode").filter("IAM"::equals).isPresent());
  }
}
