package dev.lockstep.rehearsal;

import dev.lockstep.demo.stage.Backstage;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.ForgedPost;
import dev.lockstep.sandbox.fault.FaultKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each fault has really struck, by its name. */
final class FaultCounts {
  private FaultCounts() {}

  /**
   * Counts them; those that never struck are left out.
   *
   * @param skews how many clocks are wrong
   */
  static Map<String, Integer> of(Collection<Backstage> platforms, Nemesis nemesis, int skews) {
    Map<FaultKind, Integer> calls = new EnumMap<>(FaultKind.class);
    Map<DeliveryFault, Integer> notices = new EnumMap<>(DeliveryFault.class);
    Map<DeliveryFault, Integer> forged = new EnumMap<>(DeliveryFault.class);
    for (Backstage platform : platforms) {
      platform.calls().struck().forEach((kind, count) -> calls.merge(kind, count, Integer::sum));
      platform
          .notices()
          .struck()
          .forEach((fault, count) -> notices.merge(fault, count, Integer::sum));
      for (ForgedPost post : platform.outbox().forged()) {
        forged.merge(post.how(), 1, Integer::sum);
      }
    }
    nemesis.struckInWindows().forEach((kind, count) -> calls.merge(kind, -count, Integer::sum));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      int count =
          switch (fault.reach()) {
            case ORDERS -> calls.getOrDefault(Troublemaker.kind(fault), 0);
            case NOTICES ->
                Troublemaker.notice(fault)
                    .map(flaw ->
                        (Troublemaker.isForgery(fault) ? forged : notices).getOrDefault(flaw, 0))
                    .orElse(0);
            case RUN -> fault == Fault.CLOCK_SKEW ? skews : nemesis.counts().getOrDefault(fault, 0);
          };
      if (count > 0) {
        counts.put(fault.toString(), count);
      }
    }
    return counts;
  }
}
