package dev.lockstep.reconcile;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Owner;
import dev.lockstep.reconciliation.FindingKind;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.Remedy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One finding as {@code --json} prints it. Fields are added, never renamed.
 *
 * @param source what the order source says
 * @param temporal what Temporal says
 * @param warehouse what the warehouses say
 * @param repair the command that repairs it; for LOOK, the one that shows what there is to see
 */
public record FindingLine(
    String order,
    @Nullable String number,
    String link,
    LocalDate day,
    FindingKind finding,
    Owner owner,
    OrderFinding.Progress progress,
    @Nullable ExceptionCode exception,
    String meaning,
    String source,
    String temporal,
    String warehouse,
    Remedy remedy,
    String repair) {

  public static FindingLine of(OrderFinding finding, LinkId link, Repairs repairs) {
    return new FindingLine(
        finding.order().value(),
        finding.number(),
        link.value(),
        finding.day(),
        finding.kind(),
        finding.owner(),
        finding.progress(),
        finding.exception(),
        finding.kind().meaning(),
        finding.source(),
        finding.temporal(),
        finding.warehouse(),
        finding.remedy(),
        repairs.command(finding));
  }
}
