package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyOrderTest extends OrderWorkflowSpec {
  private void beginFaulty(ExceptionCode... codes) {
    platforms.thenJudge(
        new Assessment.Faulty(
            Arrays.stream(codes).map(code -> new Finding(code, null, "Wrong.")).toList()));
    begin();
    pass(Duration.ofMinutes(1));
  }

  @Test
  void is_parked_with_all_findings_and_its_owner_and_nothing_is_sent() {
    beginFaulty(ExceptionCode.ADDRESS_INVALID, ExceptionCode.SKU_MALFORMED);

    Parked parked = order.status().parked().getFirst();
    assertThat(parked.code()).isEqualTo(ExceptionCode.ADDRESS_INVALID);
    assertThat(parked.findings()).hasSize(2);
    assertThat(platforms.released).isEmpty();
  }

  @Test
  void goes_on_by_itself_when_the_source_is_corrected() {
    beginFaulty(ExceptionCode.ADDRESS_INVALID);
    platforms.sourceVersion = 2;
    order.orderChanged(new OrderChanged(1, "edit", 2L));
    pass(Duration.ofMinutes(1));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void goes_on_with_an_amendment() {
    beginFaulty(ExceptionCode.DELIVERY_SERVICE_UNMAPPED);
    Amendment service = new Amendment(Amendment.Field.DELIVERY_SERVICE, null, "DPD/NEXT-DAY");
    ResolutionResult answer = order.resolve(resolution(ResolutionKind.AMEND, service));
    pass(Duration.ofMinutes(1));

    assertThat(answer.resolved()).isEqualTo(ExceptionCode.DELIVERY_SERVICE_UNMAPPED);
    assertThat(platforms.assessed.getLast().amendments()).containsExactly(service);
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void is_released_anyway_on_a_named_persons_word() {
    beginFaulty(ExceptionCode.PRICE_MISMATCH);
    order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.assessed.getLast().waived()).containsExactly(ExceptionCode.PRICE_MISMATCH);
  }

  @Test
  void is_cancelled_by_a_resolution() {
    beginFaulty(ExceptionCode.SKU_UNKNOWN);
    order.resolve(resolution(ResolutionKind.CANCEL));

    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.calls).containsExactly("assess", "report CANCELLED");
  }

  @Test
  void refuses_a_resolution_that_does_not_fit() {
    beginFaulty(ExceptionCode.SKU_UNKNOWN);

    assertThatThrownBy(() -> order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY)))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(
            "RELEASE_ANYWAY does not fit SKU_UNKNOWN. What fits: RETRY, AMEND, CANCEL.");
  }

  @Test
  void refuses_a_resolution_without_an_author() {
    beginFaulty(ExceptionCode.SKU_UNKNOWN);

    assertThatThrownBy(
            () -> order.resolve(new Resolution(1, ResolutionKind.RETRY, "", "x", List.of(), null)))
        .hasStackTraceContaining("A resolution needs an author and a reason.");
  }
}
