package dev.lockstep.order.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Sku;
import dev.lockstep.order.Finding;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which lines the warehouses ship, under which SKU and from which site. */
final class LineCheck {
  private final LinkPolicy policy;
  private final Amendments amendments;

  LineCheck(LinkPolicy policy, Amendments amendments) {
    this.policy = policy;
    this.amendments = amendments;
  }

  /**
   * What came of it.
   *
   * @param shippable the lines that are fit to ship
   * @param nothingWanted there are lines to ship, and the source shows all of them as cancelled
   */
  record Checked(List<Finding> findings, List<SitedLine> shippable, boolean nothingWanted) {}

  Checked check(List<SourceLine> lines) {
    List<Finding> findings = new ArrayList<>();
    List<SitedLine> shippable = new ArrayList<>();
    List<SourceLine> concerned = lines.stream().filter(this::concernsWarehouse).toList();
    for (SourceLine line : concerned) {
      if (line.ordered().isZero()) {
        findings.add(
            Findings.ofLine(
                ExceptionCode.ORDER_INCOMPLETE, line.id(), "The line's quantity is zero."));
      } else if (!line.wanted().isZero()) {
        checkWanted(line, findings, shippable);
      }
    }
    if (concerned.isEmpty() && !lines.isEmpty()) {
      findings.add(
          Findings.ofOrder(
              ExceptionCode.ORDER_INCOMPLETE, "The order has no line that a warehouse ships."));
    }
    boolean nothingWanted =
        !concerned.isEmpty()
            && concerned.stream()
                .allMatch(line -> !line.ordered().isZero() && line.wanted().isZero());
    return new Checked(List.copyOf(findings), List.copyOf(shippable), nothingWanted);
  }

  /** Whether a line is left out by rule; one that parks the order is not. */
  boolean concernsWarehouse(SourceLine line) {
    return treatment(line) != LineRule.Treatment.SKIP;
  }

  private void checkWanted(SourceLine line, List<Finding> findings, List<SitedLine> shippable) {
    if (treatment(line) == LineRule.Treatment.PARK) {
      findings.add(
          Findings.ofLine(
              ExceptionCode.SKU_MALFORMED,
              line.id(),
              switch (line.kind()) {
                case CUSTOM -> "The line is no catalogue item; the link parks such orders.";
                case BUNDLE_PARENT, STANDARD, GIFT, NOT_STOCKED ->
                    "The line is the parent of a bundle; the link parks such orders.";
              }));
      return;
    }
    Optional<Sku> sku = sku(line, findings);
    Optional<Facilities.Site> site = site(line, findings);
    if (sku.isPresent() && site.isPresent()) {
      PlannedLine planned = new PlannedLine(line.id(), sku.get(), line.wanted());
      shippable.add(new SitedLine(site.get(), planned));
    }
  }

  private Optional<Sku> sku(SourceLine line, List<Finding> findings) {
    Optional<String> amended = amendments.sku(line.id());
    String written = amended.orElse(line.sku());
    if (written == null || written.isBlank()) {
      findings.add(Findings.ofLine(ExceptionCode.SKU_MALFORMED, line.id(), "The line has no SKU."));
      return Optional.empty();
    }
    Optional<Sku> legal =
        amended.isPresent() ? policy.skus().legal(written) : policy.skus().atWarehouse(written);
    if (legal.isEmpty()) {
      findings.add(
          Findings.ofLine(
              ExceptionCode.SKU_MALFORMED,
              line.id(),
              "The SKU does not have the form the warehouse takes: "
                  + policy.skus().pattern()
                  + "."));
    }
    return legal;
  }

  private Optional<Facilities.Site> site(SourceLine line, List<Finding> findings) {
    Optional<String> amended = amendments.facility(line.id());
    if (amended.isPresent()) {
      Optional<Facilities.Site> site = policy.facilities().byCode(amended.get());
      if (site.isEmpty()) {
        findings.add(
            Findings.ofLine(
                ExceptionCode.FACILITY_UNMAPPED,
                line.id(),
                "The amended facility is none of the link's: " + amended.get() + "."));
      }
      return site;
    }
    Optional<Facilities.Site> site = policy.facilities().of(line.supplyChannel());
    if (site.isEmpty()) {
      findings.add(
          Findings.ofLine(
              ExceptionCode.FACILITY_UNMAPPED,
              line.id(),
              "The supply channel is not mapped to a facility: " + line.supplyChannel() + "."));
    }
    return site;
  }

  private LineRule.Treatment treatment(SourceLine line) {
    LineRule.Treatment byRule =
        switch (line.kind()) {
          case STANDARD, GIFT -> LineRule.Treatment.SHIP;
          case CUSTOM -> policy.lines().custom();
          case BUNDLE_PARENT -> policy.lines().bundleParents();
          case NOT_STOCKED -> LineRule.Treatment.SKIP;
        };
    return switch (byRule) {
      case SHIP, SKIP -> byRule;
      // An item named for the line by a person is what the rule parks it for.
      case PARK -> amendments.sku(line.id()).isPresent() ? LineRule.Treatment.SHIP : byRule;
    };
  }
}
