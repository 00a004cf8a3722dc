package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.Hint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The project's own log of messages, of every type: only so are the numbers of one resource without
 * gaps. Each is worth what its webhook is worth, by the same table.
 */
final class CommercetoolsMessageLog {
  private static final Logger LOG = LoggerFactory.getLogger(CommercetoolsMessageLog.class);

  private final CommercetoolsSettings settings;
  private final CommercetoolsApi api;
  private final CommercetoolsSubscriptions subscriptions;
  private final CommercetoolsWebhookHints hints;
  private final InstantSource clock;
  private volatile CommercetoolsMessageTypes sent = CommercetoolsMessageTypes.NEEDED;

  CommercetoolsMessageLog(
      CommercetoolsSettings settings,
      CommercetoolsApi api,
      CommercetoolsSubscriptions subscriptions,
      InstantSource clock) {
    this.settings = settings;
    this.api = api;
    this.subscriptions = subscriptions;
    this.hints = new CommercetoolsWebhookHints(settings.clientId());
    this.clock = clock;
  }

  boolean isRead() {
    return switch (settings.messages().log()) {
      case ORDERS_AND_PAYMENTS, ORDERS -> true;
      case NONE -> false;
    };
  }

  Page<LoggedMessage> since(Instant since, Optional<String> cursor) {
    if (cursor.isEmpty()) {
      lookWhatIsSent();
    }
    ChangeCursor from =
        cursor.map(ChangeCursor::read).orElseGet(() -> new ChangeCursor(since, Optional.empty()));
    Instant until = clock.instant().minus(settings.queryLag());
    List<LoggedMessage> logged =
        api
            .messages(
                resources() + " and " + from.predicate("createdAt", until), settings.pageSize())
            .stream()
            .map(this::logged)
            .toList();
    return new Page<>(
        logged,
        logged.size() < settings.pageSize()
            ? Optional.empty()
            : Optional.of(
                new ChangeCursor(logged.getLast().at(), Optional.of(logged.getLast().id()))
                    .text()));
  }

  List<LoggedMessage> about(String resource) {
    int mark = resource.indexOf('/');
    return api.messagesAbout(resource.substring(0, mark), resource.substring(mark + 1)).stream()
        .map(this::logged)
        .toList();
  }

  /** Without an answer it stays as it was: what is not sent is only told apart less well. */
  private void lookWhatIsSent() {
    try {
      sent = subscriptions.types();
    } catch (PlatformFailure failure) {
      LOG.debug(
          "What the subscriptions send could not be found out. connection={} kind={}",
          api.connection(),
          failure.kind());
    }
  }

  private String resources() {
    return switch (settings.messages().log()) {
      case ORDERS_AND_PAYMENTS -> "resource(typeId in (\"order\", \"payment\"))";
      case ORDERS, NONE -> "resource(typeId=\"order\")";
    };
  }

  private LoggedMessage logged(Reading message) {
    Reading resource = message.object("resource");
    String typeId = resource.text("typeId");
    ObjectNode notification = message.copy().put("notificationType", "Message");
    List<Hint> worth = hints.of(notification).orElse(List.of());
    return new LoggedMessage(
        message.text("id"),
        typeId + "/" + resource.text("id"),
        message.number("sequenceNumber"),
        // What is gone cannot be read at any version.
        message.text("type").equals("OrderDeleted") ? null : message.number("resourceVersion"),
        message.instant("createdAt"),
        sent.contains(typeId, message.text("type")),
        worth);
  }
}
