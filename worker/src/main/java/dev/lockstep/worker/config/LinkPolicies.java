package dev.lockstep.worker.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.lockstep.common.LinkId;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.policy.AddressRule;
import dev.lockstep.order.policy.CutOff;
import dev.lockstep.order.policy.Deadlines;
import dev.lockstep.order.policy.DeliveryServices;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.order.policy.LineRule;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.order.policy.PaymentRule;
import dev.lockstep.order.policy.PriceRule;
import dev.lockstep.order.policy.SkuRule;
import java.util.Map;
import java.util.function.Function;

/** Translates a link's settings into the rules its orders go by. */
final class LinkPolicies {
  private LinkPolicies() {}

  static LinkPolicy of(LinkId link, LinkConfig config) {
    return new LinkPolicy(
        link,
        new PaymentRule(config.payment().basis(), config.payment().settledLabels()),
        new LineRule(config.lines().custom(), config.lines().bundleParents()),
        new SkuRule(config.skus().pattern(), config.skus().mapping()),
        new AddressRule(config.address().longestLine(), config.address().mostLines()),
        new PriceRule(config.prices().tolerance()),
        new DeliveryServices(
            mapped(
                config.deliveryServices(),
                service -> new DeliveryService(service.carrier(), service.service()))),
        config.facilities().policy(),
        new CutOff(config.cutOff().tooLateFrom()),
        deadlines(config.deadlines()));
  }

  static Facilities facilities(LinkConfig.Site general, Map<String, LinkConfig.Site> channels) {
    return new Facilities(general.policy(), mapped(channels, LinkConfig.Site::policy));
  }

  private static Deadlines deadlines(LinkConfig.Times times) {
    return new Deadlines(
        times.settle(),
        times.complete(),
        times.payment(),
        times.rereadUnpaid(),
        times.dispatch(),
        times.beforeSourceCloses(),
        times.cancellation(),
        times.watchCancelled(),
        times.act(),
        times.retryParked());
  }

  private static <A, B> Map<String, B> mapped(Map<String, A> map, Function<A, B> translation) {
    return map.entrySet().stream()
        .collect(
            toUnmodifiableMap(Map.Entry::getKey, entry -> translation.apply(entry.getValue())));
  }
}
