package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Routes;
import java.util.Optional;

/** The public paths: every one but the token's needs a token and a place in the quota. */
final class DeposcoApi {
  private final DeposcoAccess access;
  private final AccountLimit limit;
  private final OrdersApi orders;
  private final Routes routes = new Routes();

  DeposcoApi(
      DeposcoAccess access,
      AccountLimit limit,
      OrdersApi orders,
      ShipmentsApi shipments,
      MasterDataApi masterData) {
    this.access = access;
    this.limit = limit;
    this.orders = orders;
    routes.post("/oauth2/token", access::issue);
    orders.addTo(routes, this::open);
    shipments.addTo(routes, this::open);
    masterData.addTo(routes, this::open);
  }

  Optional<Answer> answer(Call call) {
    return routes.answer(call);
  }

  void writeBefore(Call call) {
    orders.writeBefore(call);
  }

  private Routes.Endpoint open(Routes.Endpoint endpoint) {
    return call -> {
      access.require(call);
      limit.take();
      return endpoint.answer(call);
    };
  }
}
