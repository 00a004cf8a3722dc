package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Secret;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.WarehouseContract;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import dev.lockstep.sandbox.deposco.Envelope;
import dev.lockstep.sandbox.deposco.LineEcho;
import dev.lockstep.sandbox.deposco.NumberRule;
import dev.lockstep.sandbox.deposco.TrackingUrlForm;
import dev.lockstep.sandbox.deposco.WeightForm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The adapter over a tenant that differs wherever tenants do: it makes copies, wraps its answers,
 * ignores every filter, and is let in by client credentials; the adapter dares nothing there.
 */
class DeposcoBareWarehouseTest extends WarehouseContract {
  private DeposcoStandIn deposco;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    deposco =
        DeposcoStandIn.start(
            DeposcoOptions.defaults()
                .with()
                .numberRule(NumberRule.CREATES_ANOTHER)
                .envelope(Envelope.WRAPPED)
                .lineEcho(LineEcho.CUSTOMER_LINE_NUMBER)
                .trackingUrlForm(TrackingUrlForm.BASE)
                .weightForm(WeightForm.NUMBER)
                .ignoredParameters(Set.of("number", "orderNumber", "businessUnit", "updatedAfter"))
                .build());
    DeposcoAuth auth =
        DeposcoAuth.clientCredentials(
            DeposcoOptions.CLIENT_ID,
            new Secret(DeposcoOptions.CLIENT_SECRET),
            List.of("orders/read", "orders/write"),
            "releasesupport",
            DeposcoOptions.COMPANY);
    warehouse =
        DeposcoAccount.warehouse(
            DeposcoAccount.settings(
                deposco.apiUri(),
                deposco.tokenUri(),
                auth,
                DeposcoAccount.rules().makingCopies().bare().get(),
                false));
  }

  @AfterEach
  void close() {
    deposco.close();
  }

  @Override
  protected Warehouse subject() {
    return warehouse;
  }

  @Override
  protected WarehouseFloor floor() {
    return new StandInFloor(deposco);
  }

  @Test
  void it_declares_only_what_every_tenant_can() {
    assertThat(warehouse.capabilities()).containsExactly(Capability.FULFILMENT_FEED);
  }
}
