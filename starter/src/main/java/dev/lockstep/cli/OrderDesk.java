package dev.lockstep.cli;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Annotated;
import dev.lockstep.order.Assignment;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Remark;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import dev.lockstep.order.Snooze;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks and tells running orders things, and words what can go wrong with that.
 *
 * <p>People name an order by its id or by its number; the number needs a server that can search.
 */
final class OrderDesk {
  private static final Duration SEARCH_PATIENCE = Duration.ofSeconds(20);

  private final WorkflowClient client;
  private final List<LinkId> links;

  OrderDesk(WorkflowClient client, List<LinkId> links) {
    this.client = client;
    this.links = List.copyOf(links);
  }

  /** The link named, or the only one there is. */
  LinkId link(@Nullable String name) {
    String known = links.stream().map(LinkId::value).sorted().collect(Collectors.joining(", "));
    if (name == null) {
      if (links.size() == 1) {
        return links.getFirst();
      }
      throw CliFailure.usage(
          "The configuration has several links. Name one with --link: %s.".formatted(known));
    }
    return links.stream()
        .filter(each -> each.value().equals(name))
        .findFirst()
        .orElseThrow(() ->
            CliFailure.usage(
                "There is no link '%s' in the configuration. Known links: %s."
                    .formatted(name, known)));
  }

  /** The running or closed order behind an id or a number. */
  OrderId find(LinkId link, String idOrNumber) {
    return Bounded.within(SEARCH_PATIENCE, () -> look(link, idOrNumber))
        .orElseThrow(() ->
            CliFailure.failed(
                "Temporal did not answer within %d s. Nothing was done; try again."
                    .formatted(SEARCH_PATIENCE.toSeconds())));
  }

  /** As {@link #find}; empty where nobody knows it. */
  Optional<OrderId> known(LinkId link, String idOrNumber) {
    return exists(link, idOrNumber)
        ? Optional.of(new OrderId(idOrNumber))
        : byNumber(link, idOrNumber);
  }

  private OrderId look(LinkId link, String idOrNumber) {
    return known(link, idOrNumber)
        .orElseThrow(() ->
            CliFailure.failed(
                "No order '%s' is known on link '%s'. Check the id or number, or start it with: orders start %s"
                    .formatted(idOrNumber, link, idOrNumber)));
  }

  /** What the order's worker knows; empty where none answered within {@code patience}. */
  Optional<OrderStatus> status(LinkId link, OrderId order, Duration patience) {
    return Bounded.within(
        patience,
        () -> asking(order, () -> stub(link, order).query(OrderNames.STATUS, OrderStatus.class)));
  }

  /** Waits for the definite answer, but no longer than {@code patience}; empty if that passed. */
  Optional<CancellationDecision> cancel(
      LinkId link, OrderId order, CancellationRequest request, Duration patience) {
    return update(
        link,
        order,
        OrderNames.REQUEST_CANCELLATION,
        request.requestId(),
        CancellationDecision.class,
        request,
        patience);
  }

  /** As {@link #cancel}, for a person's decision about what is parked. */
  Optional<ResolutionResult> resolve(
      LinkId link, OrderId order, Resolution resolution, Duration patience) {
    return update(
        link, order, OrderNames.RESOLVE, null, ResolutionResult.class, resolution, patience);
  }

  /** As {@link #cancel}, for who sees to what is parked. */
  Optional<Annotated> assign(LinkId link, OrderId order, Assignment assignment, Duration patience) {
    return update(link, order, OrderNames.ASSIGN, null, Annotated.class, assignment, patience);
  }

  /** As {@link #cancel}, for a note on what is parked. */
  Optional<Annotated> note(LinkId link, OrderId order, Remark remark, Duration patience) {
    return update(link, order, OrderNames.NOTE, null, Annotated.class, remark, patience);
  }

  /** As {@link #cancel}, for until when nobody wants to be told of what is parked. */
  Optional<Annotated> snooze(LinkId link, OrderId order, Snooze snooze, Duration patience) {
    return update(link, order, OrderNames.SNOOZE, null, Annotated.class, snooze, patience);
  }

  private WorkflowStub stub(LinkId link, OrderId order) {
    return client.newUntypedWorkflowStub(OrderNames.workflowId(link, order));
  }

  private boolean exists(LinkId link, String id) {
    try {
      stub(link, new OrderId(id)).describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    } catch (WorkflowServiceException e) {
      throw TemporalTrouble.of(e);
    }
  }

  private Optional<OrderId> byNumber(LinkId link, String number) {
    if (number.contains("\"") || number.contains("\\")) {
      throw CliFailure.usage("An order number has no quotes or backslashes: %s".formatted(number));
    }
    String query =
        "WorkflowType = \"%s\" AND %s = \"%s\" AND %s = \"%s\""
            .formatted(
                OrderNames.WORKFLOW_TYPE, OrderNames.SA_LINK, link, OrderNames.SA_ORDER, number);
    String prefix = OrderNames.workflowId(link, new OrderId("x"));
    int idStart = prefix.length() - 1;
    try (var found = client.listExecutions(query)) {
      return found
          .map(execution -> execution.getExecution().getWorkflowId())
          .filter(id -> id.length() > idStart)
          .map(id -> new OrderId(id.substring(idStart)))
          .findFirst();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        throw CliFailure.failed(
            "No order has the id '%s', and this Temporal server cannot search by number. Give the order id, or use a real server."
                .formatted(number),
            e);
      }
      throw TemporalTrouble.of(e);
    }
  }

  private <R> Optional<R> update(
      LinkId link,
      OrderId order,
      String name,
      @Nullable String updateId,
      Class<R> answer,
      Object request,
      Duration patience) {
    UpdateOptions.Builder<R> options =
        UpdateOptions.newBuilder(answer)
            .setUpdateName(name)
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED);
    if (updateId != null) {
      options.setUpdateId(updateId);
    }
    // Without a worker the server holds the call for as long as it likes.
    return Bounded.within(
        patience,
        () ->
            asking(
                order, () -> stub(link, order).startUpdate(options.build(), request).getResult()));
  }

  private interface Question<R> {
    R ask();
  }

  private static <R> R asking(OrderId order, Question<R> question) {
    try {
      return question.ask();
    } catch (WorkflowUpdateException e) {
      throw CliFailure.failed(refusal(e), e);
    } catch (WorkflowNotFoundException e) {
      throw CliFailure.failed(
          "Order %s is closed or unknown, so nothing can be asked of it. See how it ended with: orders show %s"
              .formatted(order, order),
          e);
    } catch (WorkflowQueryException e) {
      throw CliFailure.failed(
          "Order %s cannot answer, since its own code fails under the running build. See what is known with: lockstep orders explain %s"
              .formatted(order, order),
          e);
    } catch (WorkflowServiceException e) {
      throw TemporalTrouble.of(e);
    }
  }

  private static String refusal(WorkflowUpdateException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure refused) {
        return refused.getOriginalMessage();
      }
    }
    return "The order refused the request. See where it stands with: orders show.";
  }
}
