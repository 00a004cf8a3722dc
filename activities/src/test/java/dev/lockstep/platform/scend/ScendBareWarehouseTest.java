package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Secret;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.WarehouseContract;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter over the stand-in, with POST, merged lines, and no capability at all. */
class ScendBareWarehouseTest extends WarehouseContract {
  private ScendStandIn scend;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    scend = ScendStandIn.start(ScendOptions.defaults());
    ScendAuth auth = ScendAuth.apiKey(new Secret(ScendOptions.API_KEY));
    warehouse =
        ScendAccount.warehouse(
            ScendAccount.settings(scend.apiUri(), auth, ScendAccount.rules("bare"), false));
  }

  @AfterEach
  void close() {
    scend.close();
  }

  @Override
  protected Warehouse subject() {
    return warehouse;
  }

  @Override
  protected WarehouseFloor floor() {
    return new StandInFloor(scend);
  }

  @Test
  void it_declares_no_capability() {
    assertThat(warehouse.capabilities()).isEmpty();
  }
}
