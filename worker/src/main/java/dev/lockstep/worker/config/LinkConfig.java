package dev.lockstep.worker.config;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Setting;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.policy.AddressRule;
import dev.lockstep.order.policy.CutOff;
import dev.lockstep.order.policy.Facilities;
import dev.lockstep.order.policy.LineRule;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.order.policy.PaymentRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One order source joined with its warehouses. */
public record LinkConfig(
    @Setting("Connection the orders come from.") ConnectionId source,
    @Setting("Which facility ships what.") Sites facilities,
    @Setting(
            "Warehouse service of each shipping method, by what the source's orders call it: a name or a key, as the platform's page says.")
        Map<String, Service> deliveryServices,
    @Setting(value = "When an order counts as paid.", byDefault = "{}") Payment payment,
    @Setting(value = "Which lines the warehouse ships.", byDefault = "{}") Lines lines,
    @Setting(value = "Which SKUs the warehouse takes.", byDefault = "{}") Skus skus,
    @Setting(value = "What the carriers take as an address.", byDefault = "{}") Address address,
    @Setting(value = "Whether prices must add up.", byDefault = "{}") Prices prices,
    @Setting(value = "Until when a fulfilment may be cancelled.", byDefault = "{}") Cut cutOff,
    @Setting(value = "How long each stage may take.", byDefault = "{}") Times deadlines,
    @Setting(value = "In which its days begin, in reports.", byDefault = "UTC") ZoneId timeZone) {

  /** A facility and the connection its warehouse is reached by. */
  public record Site(
      @Setting("Connection of the warehouse.") ConnectionId warehouse,
      @Setting("The warehouse's own code of the facility.") FacilityId facility) {
    public Site {
      var unused = new Facilities.Site(warehouse, facility);
    }

    Facilities.Site policy() {
      return new Facilities.Site(warehouse, facility);
    }
  }

  /** Facilities by supply channel. */
  public record Sites(
      @Setting("Facility for lines without a supply channel.") Site general,
      @Setting("Facility of each supply channel, by the channel's key.")
          Map<String, Site> channels) {
    public Sites {
      var unused = LinkPolicies.facilities(general, channels);
    }

    Facilities policy() {
      return LinkPolicies.facilities(general, channels);
    }
  }

  /** A carrier's service as the warehouse knows it. */
  public record Service(
      @Setting("The warehouse's carrier code.") String carrier,
      @Setting("The warehouse's service code.") String service) {}

  /** When an order counts as paid. */
  public record Payment(
      @Setting(
              value =
                  "What is looked at: the source's payment state, successful charges, successful authorisations, or nothing.",
              byDefault = "charged")
          PaymentRule.Basis basis,
      @Setting(value = "For state: the payment states that count as settled.", byDefault = "[Paid]")
          Set<String> settledLabels) {}

  /** Which lines the warehouse ships; standard and gift lines always do. */
  public record Lines(
      @Setting(value = "Lines without a SKU.", byDefault = "skip") LineRule.Treatment custom,
      @Setting(value = "Virtual parents of bundles.", byDefault = "skip")
          LineRule.Treatment bundleParents) {}

  /** Which SKUs the warehouse takes. */
  public record Skus(
      @Setting(value = "The whole SKU must match it.", byDefault = "'[A-Z0-9][A-Z0-9._/-]{0,29}'")
          Pattern pattern,
      @Setting("SKUs the warehouse knows under another code, by the source's SKU.")
          Map<String, Sku> mapping) {}

  /** What the carriers take as an address. */
  public record Address(
      @Setting(value = "Characters per street line, house number counted in.", byDefault = "35")
          int longestLine,
      @Setting(value = "Street lines.", byDefault = "3") int mostLines) {
    public Address {
      var unused = new AddressRule(longestLine, mostLines);
    }
  }

  /** Whether prices must add up. */
  public record Prices(
      @Setting(
              value =
                  "Minor units by which lines and shipping may differ from the total; negative switches the check off.",
              byDefault = "0")
          long tolerance) {}

  /** Until when a fulfilment may be cancelled. */
  public record Cut(
      @Setting(
              value =
                  "The first stage of the floor in which it may not be any more, from released to dispatched.",
              byDefault = "picking")
          FulfilmentStage tooLateFrom) {
    public Cut {
      var unused = new CutOff(tooLateFrom);
    }
  }

  /** How long each stage may take before somebody is told. */
  public record Times(
      @Setting(value = "Pause before a new or incomplete order is read (again).", byDefault = "30s")
          Duration settle,
      @Setting(
              value =
                  "From placement until an incomplete order is parked, and from its first hint until one that its source never showed ends by itself.",
              byDefault = "15m")
          Duration complete,
      @Setting(value = "From placement until an unpaid order is parked.", byDefault = "3d")
          Duration payment,
      @Setting(value = "How often an unpaid order is read again unasked.", byDefault = "6h")
          Duration rereadUnpaid,
      @Setting(value = "From release until an undispatched order is parked.", byDefault = "3d")
          Duration dispatch,
      @Setting(
              value =
                  "How long before the source closes an order by itself an undispatched one is parked.",
              byDefault = "3d")
          Duration beforeSourceCloses,
      @Setting(value = "How long a warehouse may take over a cancellation.", byDefault = "4h")
          Duration cancellation,
      @Setting(
              value = "How long a cancelled fulfilment is watched for a stray dispatch.",
              byDefault = "7d")
          Duration watchCancelled,
      @Setting(value = "How long the owner of an exception has.", byDefault = "4h") Duration act,
      @Setting(
              value = "How often an order parked over a connection tries again by itself.",
              byDefault = "1h")
          Duration retryParked) {}

  /** The connections of every warehouse the link ships from. */
  public Set<ConnectionId> warehouses() {
    return facilities.policy().warehouses();
  }

  /** The link in the words of its orders. */
  public LinkPolicy policy(LinkId link) {
    return LinkPolicies.of(link, this);
  }
}
