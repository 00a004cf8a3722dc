package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** Who writes: the API client whose token was used, or somebody beside it. */
record Writer(String clientId) {
  /** The storefront: places orders and takes payments. */
  static final Writer STOREFRONT = new Writer("storefront-client");

  /** People at the merchant, and systems that are not ours. */
  static final Writer MERCHANT = new Writer("merchant-center-client");

  ObjectNode stamp() {
    return Json.object().put("clientId", clientId).put("isPlatformClient", false);
  }
}
