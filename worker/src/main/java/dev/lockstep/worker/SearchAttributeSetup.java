package dev.lockstep.worker;

import static java.util.stream.Collectors.joining;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Registers search attributes on any Temporal server and waits until they can be used.
 *
 * <p>May be repeated and may run from several processes at once: what exists is left alone. A
 * server on a SQL database refuses a new attribute for some seconds ("no mapping defined"), which
 * is waited for here, so that no workflow start meets it.
 */
public final class SearchAttributeSetup {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final long CALL_SECONDS = 10;

  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final Map<String, IndexedValueType> wanted;

  private SearchAttributeSetup(
      WorkflowServiceStubs stubs, String namespace, Map<String, IndexedValueType> wanted) {
    this.stubs = stubs;
    this.namespace = namespace;
    this.wanted = new LinkedHashMap<>(wanted);
  }

  /** The server does not offer the attributes. The message says why and what to do next. */
  public static final class NotReady extends RuntimeException {
    NotReady(String message, Throwable cause) {
      super(message, cause);
    }

    NotReady(String message) {
      super(message);
    }
  }

  /**
   * Returns when every attribute can be used in the namespace; waits at most a minute for that.
   *
   * @throws NotReady if they cannot be registered, exist with another type, or do not become usable
   */
  public static void ensure(
      WorkflowServiceStubs stubs, String namespace, Map<String, IndexedValueType> attributes) {
    if (!attributes.isEmpty()) {
      new SearchAttributeSetup(stubs, namespace, attributes).ensure();
    }
  }

  private void ensure() {
    Optional<StatusRuntimeException> refusal = Optional.empty();
    try {
      addMissing();
    } catch (StatusRuntimeException e) {
      // An administrator may have registered them where this account may not: using them decides.
      if (!isRefusal(e)) {
        throw notReady(e);
      }
      refusal = Optional.of(e);
    }
    awaitUsable(refusal);
  }

  private void addMissing() {
    Map<String, IndexedValueType> missing = new LinkedHashMap<>(wanted);
    try {
      Map<String, IndexedValueType> present =
          operator()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap();
      requireTypes(present);
      missing.keySet().removeAll(present.keySet());
    } catch (StatusRuntimeException e) {
      // The in-memory server cannot list; there, adding what exists is harmless.
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
    missing.forEach(this::add);
  }

  private void requireTypes(Map<String, IndexedValueType> present) {
    wanted.forEach((name, type) -> {
      IndexedValueType found = present.getOrDefault(name, type);
      if (found != type) {
        throw new NotReady(
            "A search attribute exists with another type: %s in namespace %s is %s, Lockstep needs %s. Remove it with 'temporal operator search-attribute remove --name %s' or use another namespace."
                .formatted(name, namespace, cliName(found), cliName(type), name));
      }
    });
  }

  private void add(String name, IndexedValueType type) {
    try {
      var unused =
          operator()
              .addSearchAttributes(
                  AddSearchAttributesRequest.newBuilder()
                      .setNamespace(namespace)
                      .putSearchAttributes(name, type)
                      .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private void awaitUsable(Optional<StatusRuntimeException> refusal) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        use();
        return;
      } catch (StatusRuntimeException e) {
        boolean unknown = e.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
        if (refusal.isPresent() || !unknown || System.nanoTime() > deadline) {
          throw notReady(unknown ? refusal.orElse(e) : e);
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A query over all attributes is refused until each of them can be used. */
  private void use() {
    try {
      var unused =
          stubs
              .blockingStub()
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
              .countWorkflowExecutions(
                  CountWorkflowExecutionsRequest.newBuilder()
                      .setNamespace(namespace)
                      .setQuery(
                          wanted.keySet().stream()
                              .map(name -> "`" + name + "` IS NULL")
                              .collect(joining(" AND ")))
                      .build());
    } catch (StatusRuntimeException e) {
      // The in-memory server cannot count; there, what is registered can be used at once.
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
  }

  private NotReady notReady(StatusRuntimeException e) {
    String sentence =
        switch (e.getStatus().getCode()) {
          case PERMISSION_DENIED, UNAUTHENTICATED ->
              "Temporal does not let this account register search attributes. Have an administrator create them, or use an account that may";
          case UNIMPLEMENTED ->
              "This Temporal server has no call to register search attributes. Create them in its own console";
          case INVALID_ARGUMENT ->
              "Temporal does not accept the search attributes, or not yet. Check them with 'temporal operator search-attribute list', then start again";
          case NOT_FOUND ->
              "The Temporal namespace does not exist. Create it with 'temporal operator namespace create', or correct the configuration";
          case UNAVAILABLE, DEADLINE_EXCEEDED ->
              "Temporal does not answer. Check its address and that it is running, then start again";
          default -> "Temporal refused to register search attributes. See its answer";
        };
    String attributes =
        wanted.entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + cliName(attribute.getValue()))
            .collect(joining(", "));
    return new NotReady(
        "%s: namespace %s, attributes %s (%s)."
            .formatted(sentence, namespace, attributes, answer(e.getStatus())),
        e);
  }

  private static String answer(Status status) {
    String description = status.getDescription();
    return description == null ? status.getCode().name() : status.getCode() + ": " + description;
  }

  /** The name of a type as the Temporal CLI spells it: {@code KeywordList}. */
  public static String cliName(IndexedValueType type) {
    String constant = type.name().replace("INDEXED_VALUE_TYPE_", "");
    return Arrays.stream(constant.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }

  private static boolean isRefusal(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case PERMISSION_DENIED, UNIMPLEMENTED -> true;
      default -> false;
    };
  }

  /** Over the channel of the workflow service, so that TLS and credentials are the same. */
  private OperatorServiceGrpc.OperatorServiceBlockingStub operator() {
    return OperatorServiceGrpc.newBlockingStub(stubs.blockingStub().getChannel())
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }
}
