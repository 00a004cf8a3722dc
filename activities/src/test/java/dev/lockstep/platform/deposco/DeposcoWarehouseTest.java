package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.port.Capability;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.WarehouseContract;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter over the stand-in, as Deposco is documented, with every capability. */
class DeposcoWarehouseTest extends WarehouseContract {
  private DeposcoStandIn deposco;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    deposco = DeposcoStandIn.start(DeposcoOptions.defaults());
    warehouse = DeposcoAccount.warehouse(deposco);
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
  void it_declares_everything_a_warehouse_can_do() {
    assertThat(warehouse.capabilities())
        .containsExactlyInAnyOrder(
            Capability.KEYED_CREATE,
            Capability.CANCEL_LINES,
            Capability.AMEND,
            Capability.SKU_LOOKUP,
            Capability.FULFILMENT_FEED);
  }
}
