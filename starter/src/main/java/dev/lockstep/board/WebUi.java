package dev.lockstep.board;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Links into Temporal's Web UI.
 *
 * @param address empty where the configuration names none; then there are no links
 */
record WebUi(Optional<URI> address, String namespace) {

  Optional<String> order(OpenOrder order) {
    return below("/workflows/" + encoded(order.workflowId()) + "/" + encoded(order.runId()));
  }

  /** The list of all open orders meant. */
  Optional<String> list(Which which) {
    return list(which.query());
  }

  Optional<String> list(String query) {
    return below("/workflows?query=" + encoded(query));
  }

  private Optional<String> below(String path) {
    return address.map(
        it -> it.toString().replaceAll("/+$", "") + "/namespaces/" + encoded(namespace) + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
