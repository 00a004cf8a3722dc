package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.Envelopes;
import dev.lockstep.sandbox.commercetools.broker.SigningKeys;
import dev.lockstep.sandbox.delivery.DeliveryRules;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.ledger.Ledger;
import dev.lockstep.sandbox.server.Platform;
import dev.lockstep.sandbox.server.StandInServer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in. API and token endpoint share the address: {@code <baseUri>/<projectKey>/…}
 * and {@code <baseUri>/oauth/token}.
 */
public final class CommercetoolsStandIn implements AutoCloseable {
  private static final Map<Integer, String> CODES =
      Map.of(
          400, "InvalidInput",
          401, "invalid_token",
          403, "insufficient_scope",
          404, "ResourceNotFound",
          429, "RateLimitExceeded",
          500, "General",
          502, "BadGateway",
          503, "OverCapacity",
          504, "QueryTimedOut");

  private final CommercetoolsOptions options;
  private final Ledger ledger;
  private final Faults faults;
  private final DeliveryRules deliveryRules;
  private final Outbox outbox;
  private final Project project;
  private final Tokens tokens;
  private final Merchant merchant;
  private final StandInServer server;
  private final Broadcast broadcast;
  private final MessageLog messages;

  private CommercetoolsStandIn(CommercetoolsOptions options) {
    this.options = options;
    this.ledger = new Ledger(options.clock());
    this.faults = new Faults(options.seed());
    this.deliveryRules = new DeliveryRules(options.seed());
    this.outbox = new Outbox(options.delivery(), deliveryRules);
    this.project = new Project(options, ledger);
    this.tokens = new Tokens(options);
    Fixtures.install(project);
    this.messages = new MessageLog(project);
    Updates updates = new Updates(project, messages);
    this.merchant = new Merchant(project, updates, new OrderIntake(project, messages));
    Front front = new Front();
    this.server = StandInServer.start(front, faults, options.clock(), options.port());
    SigningKeys keys = new SigningKeys(options.clock().instant());
    this.broadcast =
        new Broadcast(project, outbox, new Envelopes(keys, options.clock(), server.baseUri()));
    messages.listen(broadcast::onMessage);
    front.open(
        new CommercetoolsApi(project, tokens, updates, broadcast),
        new CommercetoolsControls(this, keys));
  }

  public static CommercetoolsStandIn start(CommercetoolsOptions options) {
    CommercetoolsStandIn started = new CommercetoolsStandIn(options);
    Destination destination = options.destination();
    if (destination != null) {
      started.sendMessagesTo(destination);
    }
    return started;
  }

  public URI baseUri() {
    return server.baseUri();
  }

  public int port() {
    return server.port();
  }

  public String projectKey() {
    return options.projectKey();
  }

  /** What people and other systems do. */
  public Merchant merchant() {
    return merchant;
  }

  public Faults faults() {
    return faults;
  }

  public DeliveryRules deliveryFaults() {
    return deliveryRules;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Every order as it is now, in the order of placing. */
  public List<OrderView> orders() {
    return ledger.facts("ORDER_PLACED").stream()
        .map(fact -> OrderView.of(project.orders.require(fact.subject())))
        .toList();
  }

  /** The whole document of an order, personal data included. */
  public Optional<ObjectNode> order(String id) {
    return project.orders.byId(id).map(ObjectNode::deepCopy);
  }

  public void sendMessagesTo(Destination destination) {
    broadcast.sendTo(destination);
  }

  public void stopMessages() {
    broadcast.stop();
  }

  boolean confirmSns(String token) {
    return broadcast.confirm(token);
  }

  /** Every token in use is rejected from now on. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /** Whether messages can be queried from now on; they are sent either way. */
  public void keepMessages(MessageKeeping keeping) {
    project.keepsMessages = keeping == MessageKeeping.ON;
  }

  /** The project setting {@code messages.enabled}. */
  public enum MessageKeeping {
    ON,
    OFF
  }

  /** The next message is dated back, so that a listing by time has gone past it. */
  public void dateNextMessageBack(Duration by) {
    messages.dateNextBack(by);
  }

  /** The built-in subscription asks for these messages of orders alone. */
  public void subscribeTo(String... orderMessages) {
    project.write(() -> {
      ObjectNode changed = subscription();
      ArrayNode messages = changed.putArray("messages");
      ArrayNode types = messages.addObject().put("resourceTypeId", "order").putArray("types");
      Arrays.stream(orderMessages).forEach(types::add);
      project.subscriptions.put(changed);
      return changed;
    });
  }

  /** The built-in subscription sends there from now on, as far as its document says. */
  public void subscriptionDestination(ObjectNode destination) {
    project.write(() -> {
      ObjectNode changed = subscription();
      changed.set("destination", destination);
      project.subscriptions.put(changed);
      return changed;
    });
  }

  /** The built-in subscription as it is. */
  public ObjectNode subscription() {
    return project.subscriptions.requireKey("lockstep").deepCopy();
  }

  /**
   * Sets the status of the built-in subscription. Anything but {@code Healthy} sends nothing; what
   * happens under an error is sent once it is healthy, what happens while it is stopped never.
   */
  public void subscriptionStatus(String status) {
    project.write(() -> {
      ObjectNode changed = project.subscriptions.requireKey("lockstep").deepCopy();
      project.subscriptions.put(changed.put("status", status));
      broadcast.onHealth(changed);
      return changed;
    });
  }

  @Override
  public void close() {
    server.close();
    outbox.close();
  }

  /** Routes to the API and the controls, both of which need the address of the server first. */
  private final class Front implements Platform {
    private volatile @Nullable CommercetoolsApi api;
    private volatile @Nullable CommercetoolsControls controls;

    void open(CommercetoolsApi newApi, CommercetoolsControls newControls) {
      api = newApi;
      controls = newControls;
    }

    @Override
    public Answer answer(Call call) {
      CommercetoolsApi ready = api;
      CommercetoolsControls readyControls = controls;
      if (ready == null || readyControls == null) {
        return error(503, null);
      }
      try {
        Optional<Answer> answer =
            call.path().startsWith("/_sandbox") ? readyControls.answer(call) : ready.answer(call);
        return answer.orElseThrow(Problem::noSuchPath);
      } catch (Refusal refused) {
        return refused.answer();
      }
    }

    @Override
    public Answer error(int status, @Nullable String code) {
      return Problem.plain(status, code == null ? CODES.getOrDefault(status, "General") : code);
    }

    @Override
    public void writeBefore(Call call) {
      String last = call.path().substring(call.path().lastIndexOf('/') + 1);
      String number = last.startsWith("order-number=") ? last.substring(13) : last;
      project
          .orders
          .byId(number)
          .or(() -> project.orders.byKey(number))
          .ifPresent(order -> merchant.touch(order.path("id").asText()));
    }
  }
}
