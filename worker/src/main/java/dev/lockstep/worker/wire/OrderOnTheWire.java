package dev.lockstep.worker.wire;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.http.WireContext;
import dev.lockstep.order.AssessmentRequest;
import dev.lockstep.order.CancellationNotice;
import dev.lockstep.order.ConfirmationRequest;
import dev.lockstep.order.EditRequest;
import dev.lockstep.order.ReleaseNotice;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.WithdrawalRequest;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says for which link, order and fulfilment the calls of an activity are, so that the wire log can
 * show it. The activities themselves know nothing of it.
 */
public final class OrderOnTheWire extends WorkerInterceptorBase {

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Marking(next);
  }

  private static final class Marking extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityInfo info;

    Marking(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      List<MDC.MDCCloseable> marks = new ArrayList<>();
      try {
        ActivityInfo running = info;
        if (running != null) {
          mark(marks, WireContext.ACTIVITY, running.getActivityType());
          mark(marks, WireContext.ATTEMPT, Integer.toString(running.getAttempt()));
        }
        for (Object argument : input.getArguments()) {
          mark(marks, argument);
        }
        return super.execute(input);
      } finally {
        marks.forEach(MDC.MDCCloseable::close);
      }
    }
  }

  private static void mark(List<MDC.MDCCloseable> marks, Object argument) {
    switch (argument) {
      case AssessmentRequest it -> mark(marks, it.link(), it.order(), null);
      case ConfirmationRequest it -> mark(marks, it.link(), it.order(), it.fulfilment());
      case ReleaseNotice it -> mark(marks, it.link(), it.order(), it.fulfilment());
      case CancellationNotice it -> mark(marks, it.link(), it.order(), null);
      case ReleaseRequest it -> mark(marks, it.link(), it.order(), it.plan().ref());
      case WithdrawalRequest it -> mark(marks, it.link(), it.order(), it.fulfilment());
      case EditRequest it -> mark(marks, it.link(), it.order(), it.plan().ref());
      default -> {} // a sweep: its calls are for no single order
    }
  }

  private static void mark(
      List<MDC.MDCCloseable> marks,
      LinkId link,
      OrderId order,
      @Nullable FulfilmentRef fulfilment) {
    mark(marks, WireContext.LINK, link.value());
    mark(marks, WireContext.ORDER, order.value());
    if (fulfilment != null) {
      mark(marks, WireContext.FULFILMENT, fulfilment.value());
    }
  }

  private static void mark(List<MDC.MDCCloseable> marks, String key, String value) {
    marks.add(MDC.putCloseable(key, value));
  }
}
