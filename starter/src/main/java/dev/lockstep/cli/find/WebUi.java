package dev.lockstep.cli.find;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where people look at workflows in a browser. */
public record WebUi(URI address, String namespace) {

  /** The page of one workflow; its newest run where there were several. */
  public URI page(String workflowId) {
    String base = address.toString().replaceFirst("/+$", "");
    return URI.create(
        "%s/namespaces/%s/workflows/%s".formatted(base, encoded(namespace), encoded(workflowId)));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
